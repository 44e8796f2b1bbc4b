"""Tells a span of time by a calendar, stretch by stretch: when it was open, when it was closed, and why."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from engines.calendar.body import NAMES
from engines.calendar.hours import DAY, THURSDAY, Calendar
from engines.definition import Definition, text
from engines.kinds import Text

EPOCH = date(1970, 1, 1).toordinal()
AFTER_HOURS = Text("下班时间", "after hours")
BREAK = Text("中间休息", "a break")
OPEN = Text("上班", "open")


@dataclass(frozen=True, slots=True)
class Stretch:
    """From one instant up to another, all open or all closed; `names` say what kind of time that was."""

    start: int
    end: int
    open: bool
    names: tuple[Text, ...]


def stretches(definition: Definition, calendar: Calendar, start: int, end: int) -> Iterator[Stretch]:
    """Everything from `start` to `end`, in order; `calendar` is `definition` as read."""
    pieces = _pieces(calendar, _names(definition), start, end)
    for _, alike in groupby(pieces, key=lambda piece: (piece.open, piece.names if piece.open else ())):
        listed = list(alike)
        names = dict.fromkeys(name for piece in listed for name in piece.names)
        whole = tuple(name for name in names if name not in (AFTER_HOURS, BREAK))
        yield Stretch(listed[0].start, listed[-1].end, listed[0].open, whole or tuple(names))


def _names(definition: Definition) -> Mapping[int, Text]:
    """What the days that differ are called, by their number."""
    found: dict[int, Text] = {}
    for each in definition.body.get("days", ()):
        first = date.fromisoformat(each["from"]).toordinal() - EPOCH
        last = date.fromisoformat(each.get("to", each["from"])).toordinal() - EPOCH
        found |= dict.fromkeys(range(first, last + 1), text(each["name"]))
    return found


def _pieces(calendar: Calendar, names: Mapping[int, Text], start: int, end: int) -> Iterator[Stretch]:
    """The same, day by day, every piece with one name."""
    for day in range((start + calendar.offset) // DAY, (end - 1 + calendar.offset) // DAY + 1):
        midnight = day * DAY - calendar.offset
        for opens, closes, is_open, name in _of_day(calendar, names, day):
            first, last = max(start, midnight + opens), min(end, midnight + closes)
            if first < last:
                yield Stretch(first, last, is_open, (name,))


def _of_day(calendar: Calendar, names: Mapping[int, Text], day: int) -> Iterator[tuple[int, int, bool, Text]]:
    """One whole day; a day on which nobody works is called by its own name, else by that of the weekday."""
    spans, called = calendar.spans(day), names.get(day)
    if not spans:
        yield 0, DAY, False, called or Text(*NAMES[(day + THURSDAY) % 7])
        return
    here = 0
    for opens, closes in spans:
        yield here, opens, False, BREAK if here else AFTER_HOURS
        yield opens, closes, True, called or OPEN
        here = closes
    yield here, DAY, False, AFTER_HOURS
