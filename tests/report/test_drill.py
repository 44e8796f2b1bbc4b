"""From a number to its records: a list filtered by what a row says counts exactly as many as the report did."""

from __future__ import annotations

from typing import Any

import pytest
from sqlalchemy import Connection, func, select

from app.projection import columns
from engines import logic
from engines.logic.types import BOOLEAN
from engines.report.drill import drill
from tests.projection.sample import CLAIM, TABLE
from tests.report.sample import NOW, asked, read, record

TIMES = (
    "2026-10-31T23:59:59+08:00",
    "2026-11-01T00:00:00+08:00",
    "2026-11-09T00:00:00+08:00",
    "2026-11-15T23:00:00+08:00",
)
RECORDS = [
    record(
        number,
        created_at=TIMES[number % 4],
        data={"amount": number * 100} | ({"reason": "broken"} if number % 3 else {}),
    )
    for number in range(24)
]
BIG = {">=": [{"var": "amount"}, 700]}


def counted(connection: Connection, conditions: list[Any]) -> int:
    """How many records a list would have that is filtered by all of these."""
    column = columns(TABLE)
    where = [
        logic.compile(each, CLAIM.types, expect=BOOLEAN).sql(column, NOW, known={"_actor": {}}, where=True)
        for each in conditions
    ]
    return int(connection.execute(select(func.count()).select_from(TABLE.main).where(*where)).scalar_one())


@pytest.mark.parametrize("grain", ["hour", "day", "week", "month", "weekday"])
def test_the_list_behind_a_cell_has_as_many_records_as_the_cell_says(connection: Connection, grain: str) -> None:
    """Whatever the span of time, with a filter of the report, one of the measure, and rows that have no value."""
    body = {
        "measures": [{"id": "n", "type": "count", "config": {"where": BIG}}],
        "dimensions": [{"id": "at", "field": "_created_at", "grain": grain}, {"id": "why", "field": "reason"}],
        "filter": {"<": [{"var": "amount"}, 2000]},
    }
    report = read(body)
    rows = asked(connection, report, RECORDS)
    ways = drill(report, rows, 28_800)
    assert ways["form"] == "claim"
    assert sum(row["n"] for row in rows) == 13
    for row, own in zip(rows, ways["rows"], strict=True):
        assert counted(connection, [*ways["filter"], *ways["measures"]["n"], *own]) == row["n"]


def test_no_list_can_be_filtered_by_the_hour_alone() -> None:
    report = read({"dimensions": [{"id": "at", "field": "_created_at", "grain": "hour_of_day"}]})
    assert drill(report, [{"at": 3, "n": 1}], 28_800)["rows"] == [None]
    assert drill(report, [{"at": 3, "n": 1}], 28_800)["filter"] == []


def test_another_zone_has_other_days() -> None:
    report = read({"dimensions": [{"id": "at", "field": "_created_at", "grain": "weekday"}]})
    assert drill(report, [{"at": 0, "n": 1}], 0)["rows"] == [
        [{"==": [{"weekday": [{"date_of": [{"var": "_created_at"}, "+00:00"]}]}, 1]}]
    ]
