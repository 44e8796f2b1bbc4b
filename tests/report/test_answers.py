"""What reports answer: the cases, and that the database counts as memory does."""

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import Connection

from tests.projection.sample import records
from tests.report.sample import COUNT, NOW, asked, read, record, remembered, seconds

FOLDER = Path(__file__).parents[1] / "cases" / "report"
CASES = [
    pytest.param(case, id=f"{file.stem}: {case['description']['en']}")
    for file in sorted(FOLDER.glob("*.json"))
    for case in json.loads(file.read_text(encoding="utf-8"))
]


@pytest.mark.parametrize("case", CASES)
def test_case(connection: Connection, case: dict[str, Any]) -> None:
    """Each behaviour that an analyst may rely on."""
    body = dict(case["when"])
    now = seconds(body.pop("at", NOW))
    listed = [record(number, **changes) for number, changes in enumerate(case["given"], start=1)]
    rows = asked(connection, read(body), listed, now)
    expected = case["then"]
    if "rows" in expected:
        assert rows == expected["rows"]
    else:
        assert [row for row in rows if row["n"]] == expected["rows_not_zero"]
        assert len(rows) == expected["how_many"]


SMALL = {
    "amount": {"<": [{"var": "amount"}, 5_000]},
    "vip": {"var": ["vip", False]},
    "late": {"==": [{"var": "reason"}, "late"]},
    "not_late": {"!=": [{"var": "reason"}, "late"]},
    "resolved": {"filled": [{"var": "_resolved_at"}]},
    "slow": {">": [{"-": [{"var": "_resolved_at"}, {"var": "_created_at"}]}, 3600]},
}
CONDITIONS = st.sampled_from([*SMALL.values(), {"!": [SMALL["slow"]]}, {"and": [SMALL["vip"], SMALL["not_late"]]}])
QUANTITIES = st.sampled_from(
    ["quantity", "amount", {"+": [{"var": "quantity"}, 1]}, {"-": [{"var": "_resolved_at"}, {"var": "_created_at"}]}]
)
FIELD = st.fixed_dictionaries({"field": QUANTITIES}, optional={"where": CONDITIONS})
MEASURES = st.one_of(
    st.fixed_dictionaries(
        {"type": st.just("count"), "config": st.fixed_dictionaries({}, optional={"where": CONDITIONS})}
    ),
    st.fixed_dictionaries({"type": st.sampled_from(["sum", "average"]), "config": FIELD}),
    st.fixed_dictionaries(
        {"type": st.just("ratio"), "config": st.fixed_dictionaries({"of": CONDITIONS}, optional={"among": CONDITIONS})}
    ),
)
DIMENSIONS = st.lists(
    st.sampled_from(["reason", "vip", "quantity", "_group", "_status", "note"]), max_size=2, unique=True
)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(records(), max_size=8), MEASURES, DIMENSIONS, st.one_of(st.none(), CONDITIONS))
def test_the_database_counts_as_memory_does(
    connection: Connection, listed: list[dict[str, Any]], measure: dict[str, Any], names: list[str], condition: Any
) -> None:
    """Every metric by every kind of dimension under every filter."""
    listed = [{**each, "id": number} for number, each in enumerate(listed, start=1)]
    body: dict[str, Any] = {"measures": [{"id": "m", **measure}], "chart": {"type": "bar" if names else "kpi"}}
    body["dimensions"] = [{"id": name.strip("_"), "field": name} for name in names]
    report = read(body if condition is None else {**body, "filter": condition})
    rows = asked(connection, report, listed)
    found = {tuple(row[each.id] for each in report.dimensions): row["m"] for row in rows}
    expected = {key: numbers["m"] for key, numbers in remembered(report, listed).items()}
    assert found == pytest.approx(expected)
    assert len(found) == len(rows)


def test_a_filter_far_in_the_past_does_not_fill_a_chart_with_nothing(connection: Connection) -> None:
    """Since 2000: but the first record is of today."""
    body = {
        "dimensions": [{"id": "day", "field": "_created_at"}],
        "filter": {">": [{"var": "_created_at"}, "2000-01-01T00:00:00Z"]},
    }
    rows = asked(connection, read(body), [record(1)])
    assert len(rows) == 401
    assert sum(row["n"] for row in rows) == 1


def test_a_chart_ends_where_its_filter_ends(connection: Connection) -> None:
    """Last week's chart does not grow an empty tail up to today; the end itself is left out by `<`."""
    start, end = "2026-11-02T00:00:00+08:00", "2026-11-05T00:00:00+08:00"
    within = {"and": [{"<=": [start, {"var": "_created_at"}]}, {"<": [{"var": "_created_at"}, end]}]}
    body = {"dimensions": [{"id": "day", "field": "_created_at"}], "filter": within}
    rows = asked(connection, read(body), [record(1, created_at=seconds(start) + 90_000)])
    assert [(row["day"], row["n"]) for row in rows] == [("2026-11-02", 0), ("2026-11-03", 1), ("2026-11-04", 0)]


def test_the_newest_days_come_first_where_that_is_asked(connection: Connection) -> None:
    """A limit then keeps them, the empty ones too."""
    body = {"dimensions": [{"id": "day", "field": "_created_at"}], "sort": ["-day"], "limit": 2, "measures": [COUNT]}
    rows = asked(connection, read(body), [record(1, created_at=NOW - 5 * 86_400)])
    assert [row["day"] for row in rows] == ["2026-11-11", "2026-11-10"]
