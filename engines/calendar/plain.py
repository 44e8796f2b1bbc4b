"""A calendar as plain JSON, as a browser counts with it: its offset, its week, and the days that differ."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from engines.calendar.hours import Calendar, Spans
from engines.kinds import Text


def plain(calendar: Calendar) -> dict[str, Any]:
    """Seven days from Monday, and the days that differ, by their number since 1970-01-01."""
    week = [[list(span) for span in spans] for spans in calendar.week]
    days = {str(day): [list(span) for span in spans] for day, spans in calendar.special.items()}
    return {"offset": calendar.offset, "week": week, "days": days}


def from_plain(key: str, written: Mapping[str, Any]) -> Calendar:
    """The same calendar again, but for its name."""
    days = {int(day): _spans(spans) for day, spans in written["days"].items()}
    return Calendar(key, Text(key, key), written["offset"], tuple(map(_spans, written["week"])), days)


def _spans(written: Sequence[Sequence[int]]) -> Spans:
    return tuple((opens, closes) for opens, closes in written)
