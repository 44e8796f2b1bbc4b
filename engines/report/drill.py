"""The way from a number of a report to the records behind it: conditions that a list can be filtered by."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date, datetime, timedelta, timezone
from typing import Any

from engines.logic.dates import OFFSET
from engines.report.model import Dimension, Report

MOST = 1_000
"""So many rows at most say what lies behind them: more bars than that, nobody can point at."""


def drill(report: Report, rows: Sequence[Mapping[str, Any]], zone_offset: int) -> dict[str, Any]:
    """`filter` holds for all numbers, `measures` for those of one measure, `rows` for one row each.

    All are lists of conditions, to be joined by AND; None for a row that no list can be filtered by.
    """
    return {
        "form": report.form,
        "filter": _given(report.written),
        "measures": {each.id: _given(each.among) for each in report.measures},
        "rows": [_row(report, row, zone_offset) for row in rows[:MOST]],
    }


def _given(condition: Any) -> list[Any]:
    return [] if condition is None or condition is True else [condition]


def _row(report: Report, row: Mapping[str, Any], zone_offset: int) -> list[Any] | None:
    found: list[Any] = []
    for dimension in report.dimensions:
        if dimension.grain == "hour_of_day":
            return None  # no condition speaks of the hour alone
        found += _cell(dimension, row[dimension.id], zone_offset)
    return found


def _cell(dimension: Dimension, value: Any, zone_offset: int) -> Iterator[Any]:
    read = {"var": dimension.name}
    if value is None:
        yield {"empty": [read]}
    elif dimension.grain is None:
        yield {"==": [read, value]}
    elif dimension.grain == "weekday":
        yield {"==": [{"weekday": [read if dimension.of_date else _day_of(read, zone_offset)]}, value + 1]}
    else:
        first, beyond = _span(dimension.grain, value)
        written = _as_date if dimension.of_date else lambda at: _as_instant(at, zone_offset)
        yield {">=": [read, written(first)]}
        yield {"<": [read, written(beyond)]}


def _day_of(read: Any, zone_offset: int) -> Any:
    zone = _zone(zone_offset)
    return {"date_of": [read] if zone == OFFSET else [read, zone]}


def _span(grain: str, shown: str) -> tuple[datetime, datetime]:
    """The first moment of a span as an answer shows it, and the first one after it."""
    if grain == "month":
        first = datetime.fromisoformat(f"{shown}-01")
        return first, (first + timedelta(days=31)).replace(day=1)
    first = datetime.fromisoformat(shown)
    return first, first + {"hour": timedelta(hours=1), "day": timedelta(days=1), "week": timedelta(days=7)}[grain]


def _as_date(at: datetime) -> str:
    return date(at.year, at.month, at.day).isoformat()


def _as_instant(at: datetime, zone_offset: int) -> str:
    return at.replace(tzinfo=timezone(timedelta(seconds=zone_offset))).isoformat()


def _zone(zone_offset: int) -> str:
    return datetime(1970, 1, 1, tzinfo=timezone(timedelta(seconds=zone_offset))).isoformat()[-6:]
