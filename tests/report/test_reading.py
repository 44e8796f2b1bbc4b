"""Reading reports and dashboards: what is wrong is said at its place, in both languages."""

from typing import Any

import pytest

from engines.errors import BadDefinition, Problem
from engines.report.dashboard import read_dashboard
from tests.projection.sample import definition
from tests.report.sample import COUNT, read

DAY = {"id": "day", "field": "_created_at"}
SUM = {"id": "s", "type": "sum"}


def problems(body: dict[str, Any]) -> list[Problem]:
    """What is said of this report."""
    with pytest.raises(BadDefinition) as refused:
        read({"dimensions": [DAY], **body})
    assert all(problem.message.zh and problem.message.en for problem in refused.value.problems)
    assert all(problem.document == "report/claims" for problem in refused.value.problems)
    return list(refused.value.problems)


@pytest.mark.parametrize(
    ("body", "pointer", "code"),
    [
        ({"measures": []}, "/body/measures", "too_short"),
        ({"measures": [{"id": "n", "type": "median"}]}, "/body/measures/0/type", "unknown_type"),
        ({"measures": [COUNT, COUNT]}, "/body/measures/1/id", "repeated_id"),
        ({"measures": [SUM]}, "/body/measures/0/config", "missing_property"),
        ({"measures": [{**SUM, "config": {"field": "note"}}]}, "/body/measures/0/config/field", "not_a_quantity"),
        ({"measures": [{**SUM, "config": {"field": "nothing"}}]}, "/body/measures/0/config/field", "unknown_field"),
        (
            {"measures": [{**COUNT, "config": {"where": {"var": "note"}}}]},
            "/body/measures/0/config/where",
            "not_a_condition",
        ),
        ({"filter": {"in": ["late", {"var": "problems"}]}}, "/body/filter", "not_pushable"),
        ({"filter": {"==": [{"var": "_old.note"}, "x"]}}, "/body/filter", "not_pushable"),
        ({"dimensions": [{"id": "x", "field": "nothing"}]}, "/body/dimensions/0/field", "unknown_field"),
        ({"dimensions": [{"id": "x", "field": "items"}]}, "/body/dimensions/0/field", "not_a_dimension"),
        ({"dimensions": [{"id": "x", "field": "amount"}]}, "/body/dimensions/0/field", "not_a_dimension"),
        ({"dimensions": [{"id": "x", "field": "note", "grain": "day"}]}, "/body/dimensions/0/grain", "no_time"),
        ({"dimensions": [{"id": "x", "field": "bought", "grain": "hour"}]}, "/body/dimensions/0/grain", "no_hours"),
        ({"dimensions": [{"id": "n", "field": "note"}]}, "/body/dimensions/0/id", "repeated_id"),
        ({"sort": ["-m"]}, "/body/sort/0", "unknown_sort"),
        ({"chart": {"type": "pie"}}, "/body/chart/type", "unknown_type"),
        ({"chart": {"type": "kpi"}}, "/body/chart", "does_not_fit"),
        ({"chart": {"type": "bar", "config": {"x": 1}}}, "/body/chart/config/x", "unknown_property"),
    ],
)
def test_a_broken_report_is_refused_at_its_place(body: dict[str, Any], pointer: str, code: str) -> None:
    """One mistake makes one message."""
    assert [(problem.pointer, problem.code) for problem in problems(body)] == [(pointer, code)]


def test_all_problems_are_told_at_once() -> None:
    """So that an analyst mends a report in one go."""
    broken = {"measures": [{"id": "n", "type": "x"}], "sort": ["m"], "filter": {"var": "zzz"}, "chart": {"type": "y"}}
    assert {problem.pointer.split("/")[2] for problem in problems(broken)} == {"measures", "sort", "filter", "chart"}


def test_two_dimensions_leave_room_for_one_measure() -> None:
    """Because the second one becomes the series."""
    two = [DAY, {"id": "reason", "field": "reason"}]
    [problem] = problems({"dimensions": two, "measures": [COUNT, {"id": "m", "type": "count"}]})
    assert (problem.pointer, problem.code) == ("/body/measures", "does_not_fit")


def test_a_report_knows_what_it_reads() -> None:
    """Which is what access to it is decided by."""
    where = {"==": [{"var": "reason"}, "late"]}
    body = {"measures": [{**SUM, "config": {"field": "amount", "where": where}}], "dimensions": [DAY]}
    report = read({**body, "filter": {"filled": [{"var": "note"}]}})
    assert report.reads == {"amount", "reason", "_created_at", "note"}


def test_a_time_is_told_apart_by_days_unless_said() -> None:
    """A grain of seconds would be nobody's wish."""
    report = read({"dimensions": [DAY, {"id": "bought", "field": "bought", "grain": "month"}]})
    assert [dimension.grain for dimension in report.dimensions] == ["day", "month"]


CARD = {"id": "a", "report": "claims", "x": 0, "y": 0, "w": 6, "h": 4}


def test_a_dashboard_has_its_cards_in_reading_order() -> None:
    """As a screen reader or a narrow phone shows them."""
    cards = [{**CARD, "id": "below", "y": 4}, {**CARD, "id": "right", "x": 6}, CARD]
    dashboard = read_dashboard(definition("dashboard", "work", {"cards": cards}), {"claims"})
    assert [card.id for card in dashboard.cards] == ["a", "right", "below"]


@pytest.mark.parametrize(
    ("card", "pointer", "code"),
    [
        ({"report": "nothing"}, "/body/cards/1/report", "unknown_report"),
        ({"x": 7}, "/body/cards/1/w", "too_wide"),
        ({"id": "a"}, "/body/cards/1/id", "repeated_id"),
        ({"x": 5}, "/body/cards/1", "overlapping_cards"),
        ({"w": 13}, "/body/cards/1/w", "too_big"),
    ],
)
def test_a_broken_dashboard_is_refused_at_its_place(card: dict[str, Any], pointer: str, code: str) -> None:
    """A card that reaches out of the grid, lies on another, or shows nothing."""
    cards = [CARD, {**CARD, "id": "b", "x": 6, **card}]
    with pytest.raises(BadDefinition) as refused:
        read_dashboard(definition("dashboard", "work", {"cards": cards}), {"claims"})
    assert [(problem.pointer, problem.code) for problem in refused.value.problems] == [(pointer, code)]
