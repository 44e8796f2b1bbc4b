"""What the operators on working time share: the calendar, written down as its key, and the times that count."""

from __future__ import annotations

from collections.abc import Callable
from difflib import get_close_matches
from typing import Any

from engines.calendar.hours import Calendar, after, is_open, seconds_between
from engines.logic import eager
from engines.logic.checking import Checker
from engines.logic.dates import EARLIEST, LATEST
from engines.logic.expression import Call, Evaluate, Expression, Literal
from engines.logic.operands import Operand
from engines.logic.source import Source
from engines.logic.types import Calendars, Record, Type

NAME = "_calendars"
"""Under which the calendars stand among the types of a record."""

WEEKDAYS = {"offset": 28800, "week": [[[32400, 43200], [46800, 64800]]] * 5 + [[], []], "days": {}}
EXAMPLE = {"calendars": {"service": WEEKDAYS}}
"""Monday to Friday from 9 to 12 and 13 to 18, for the examples."""

CALENDAR = Operand("calendar", "日历", "calendar")


def check(call: Call, checker: Checker, *kinds: Type) -> None:
    """The operands before the last are `kinds`; the calendar is learned."""
    *operands, calendar = call.arguments
    for operand, kind in zip(operands, kinds, strict=True):
        checker.need(operand, kind)
    call.learned = _calendar(calendar, checker)


def _calendar(part: Expression, checker: Checker) -> Calendar | None:
    key = part.value if isinstance(part, Literal) else None
    known = known_calendars(checker.record)
    if isinstance(key, str) and key in known:
        return known[key]
    if not isinstance(key, str):
        checker.refuse(
            part, "bad_argument", "这里应直接写出日历的编号", "the key of a calendar must be written down here"
        )
    else:
        near = next(iter(get_close_matches(key[:50], known, 1)), None)
        zh, en = (f"；是否要用“{near}”？", f'; did you mean "{near}"?') if near else ("", "")
        checker.refuse(part, "unknown_calendar", f"没有日历“{key[:50]}”{zh}", f'there is no calendar "{key[:50]}"{en}')
    return None


def known_calendars(record: Type) -> dict[str, Calendar]:
    """Those of the record, also seen from inside its rows."""
    while isinstance(record, Record):
        found = record.fields.get(NAME)
        if isinstance(found, Calendars):
            return dict(found.known)
        record = record.fields.get("_record", found or Calendars({}))
    return {}


def calendars_in(part: Expression) -> dict[str, Calendar]:
    """The calendars by which `part` counts working time."""
    found = (each.learned for each in part.walk() if isinstance(each, Call) and isinstance(each.learned, Calendar))
    return {calendar.key: calendar for calendar in found}


def minutes(later: int, earlier: int, calendar: Calendar) -> int | None:
    """Whole working minutes; absent outside the years 1-9999."""
    if not (EARLIEST <= earlier <= LATEST and EARLIEST <= later <= LATEST):
        return None
    return seconds_between(calendar, earlier, later) // 60


def moved(start: int, seconds: int, calendar: Calendar) -> int | None:
    """When so much working time has passed; absent outside the years 1-9999."""
    if not EARLIEST <= start <= LATEST or seconds > LATEST:
        return None
    found = after(calendar, start, seconds)
    return found if found <= LATEST else None


def opened(at: int, calendar: Calendar) -> bool:
    """Whether `at` is working time; never outside the years 1-9999."""
    return EARLIEST <= at <= LATEST and is_open(calendar, at)


def closure(function: Callable[..., Any], absent: bool | None = None) -> Callable[[Call], Evaluate]:
    """`function` of the operands and the calendar."""

    def build(call: Call) -> Evaluate:
        calendar = call.learned
        return eager.closure(lambda *found: function(*found[:-1], calendar), absent)(call)

    return build


def source(function: Callable[..., Any], absent: bool | None = None) -> Callable[[Call, Source], str]:
    def write(call: Call, source: Source) -> str:
        conditions, names = source.guarded(call.arguments[:-1])
        code = f"{source.constant(function)}({', '.join(names)}, {source.constant(call.learned)})"
        if not conditions:
            return f"({code})"
        there = " and ".join(conditions)
        return f"({there} and {code})" if absent is False else f"({code} if {there} else None)"

    return write
