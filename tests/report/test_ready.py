"""Ready metrics: each can be read as it is offered, over a form that has what it asks for, and counts on a database."""

from __future__ import annotations

import json
from typing import Any

import pytest
from sqlalchemy import Connection

from engines.report.kind import ReadyKind
from engines.report.report import READY
from tests.report.sample import NOW, asked, read, record

FIELDS = {"money": "amount", "integer": "quantity", "rating": "quantity"}
KPI = {"type": "kpi"}


def blocks(kind: ReadyKind) -> list[dict[str, Any]]:
    """The measure as a designer would add it, for every type of field that it is offered for."""
    written = json.dumps(kind.measure)
    return [json.loads(written.replace("{field}", FIELDS.get(each, ""))) for each in kind.each or ("",)]


def value(connection: Connection, name: str, records: list[dict[str, Any]]) -> Any:
    report = read({"measures": [{"id": "m", **blocks(READY[name])[0]}], "chart": KPI})
    [row] = asked(connection, report, records)
    return row["m"]


@pytest.mark.parametrize("name", READY)
def test_a_ready_metric_can_be_asked_of_a_database(connection: Connection, name: str) -> None:
    """Without records it is nothing or zero, and its words have a place for the field exactly where it has one."""
    kind = READY[name]
    for block in blocks(kind):
        [row] = asked(connection, read({"measures": [{"id": "m", **block}], "chart": KPI}), [])
        assert row["m"] in (0, None)
    assert all(("{field}" in each) == bool(kind.each) for each in (kind.label.zh, kind.label.en))


def test_breaches_are_records_solved_late_or_still_open_after_their_due_time(connection: Connection) -> None:
    due = {"due_at": NOW - 100}
    records = [
        record(1, **due, resolved_at=NOW - 200, status_category="solved"),
        record(2, **due, resolved_at=NOW - 50, status_category="closed"),
        record(3, **due),
        record(4, due_at=NOW + 100),
        record(5),
    ]
    assert value(connection, "breach_share", records) == 0.5
    assert value(connection, "overdue_tickets", records) == 1
    assert value(connection, "new_tickets", records) == 5


def test_times_are_those_between_a_record_and_its_answer(connection: Connection) -> None:
    records = [
        record(1, created_at=NOW - 5000, first_response_at=NOW - 4000, resolved_at=NOW),
        record(2, created_at=NOW - 9000, first_response_at=NOW - 2000, status_category="solved"),
        record(3, level=2, assignee=7),
    ]
    assert value(connection, "first_response_time", records) == 4000
    assert value(connection, "resolution_time", records) == 5000
    assert value(connection, "answered_within_hour", records) == 0.5
    assert value(connection, "solved_share", records) == pytest.approx(1 / 3)
    assert value(connection, "escalated_share", records) == pytest.approx(1 / 3)
    assert value(connection, "unassigned_tickets", records) == 1
