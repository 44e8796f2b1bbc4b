"""Counting in working time: a calendar says how many open seconds lie before any instant; the rest follows."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Mapping
from dataclasses import dataclass, field
from itertools import accumulate

from engines.kinds import Text

DAY = 86_400
THURSDAY = 3
"""1970-01-01, the day that instants count from, was one; Monday is 0."""

Span = tuple[int, int]
"""Open from one second of the day up to another."""

Spans = tuple[Span, ...]


@dataclass(frozen=True)
class Calendar:
    """Working hours as read: seven days from Monday, and the days that differ, by their number since 1970-01-01.

    `offset` are the seconds east of UTC. `days` are the numbers of the days that differ, sorted, and `gains` how many
    open seconds more than their week says they and those before them have.
    """

    key: str
    name: Text
    offset: int
    week: tuple[Spans, ...]
    special: Mapping[int, Spans]
    days: tuple[int, ...] = field(init=False, repr=False)
    gains: tuple[int, ...] = field(init=False, repr=False)
    before: tuple[int, ...] = field(init=False, repr=False)

    def __post_init__(self) -> None:
        days = tuple(sorted(self.special))
        gained = (_length(self.special[day]) - _length(self.week[_weekday(day)]) for day in days)
        object.__setattr__(self, "days", days)
        object.__setattr__(self, "gains", (0, *accumulate(gained)))
        object.__setattr__(self, "before", (0, *accumulate(map(_length, self.week))))

    def spans(self, day: int) -> Spans:
        """When it is open on `day`."""
        found = self.special.get(day)
        return self.week[_weekday(day)] if found is None else found

    def until_day(self, day: int) -> int:
        """The open seconds before `day` begins, counted from the Monday before 1970."""
        weeks, weekday = divmod(day + THURSDAY, 7)
        return weeks * self.before[7] + self.before[weekday] + self.gains[bisect_left(self.days, day)]

    def until(self, at: int) -> int:
        """The open seconds before `at`."""
        day, second = divmod(at + self.offset, DAY)
        return self.until_day(day) + sum(min(end, second) - start for start, end in self.spans(day) if start < second)


def seconds_between(calendar: Calendar, start: int, end: int) -> int:
    """The open seconds from `start` to `end`; negative where `end` is the earlier one."""
    return calendar.until(end) - calendar.until(start)


def after(calendar: Calendar, start: int, seconds: int) -> int:
    """The first instant, not before `start`, by which `seconds` open seconds have passed since `start`.

    Work that takes until closing time is due at closing time, not when it opens again.
    """
    if seconds <= 0:
        return start
    wanted = calendar.until(start) + seconds
    day = _day_of(calendar, wanted, (start + calendar.offset) // DAY)
    left = wanted - calendar.until_day(day)
    for opens, closes in calendar.spans(day):
        if left <= closes - opens:
            return day * DAY + opens + left - calendar.offset
        left -= closes - opens
    raise AssertionError("the day was chosen because it is open long enough")


def next_open(calendar: Calendar, at: int) -> int:
    """`at`, where it is open then, else the instant of the next opening."""
    return at if is_open(calendar, at) else after(calendar, at, 1) - 1


def is_open(calendar: Calendar, at: int) -> bool:
    """Whether the second that begins at `at` counts."""
    day, second = divmod(at + calendar.offset, DAY)
    return any(start <= second < end for start, end in calendar.spans(day))


def _day_of(calendar: Calendar, wanted: int, first: int) -> int:
    """The day on which the open second number `wanted` ends: the last one before which fewer have passed."""
    step = 1
    while calendar.until_day(first + step) < wanted:
        step *= 2
    low, high = first + step // 2, first + step
    while high - low > 1:
        middle = (low + high) // 2
        low, high = (middle, high) if calendar.until_day(middle) < wanted else (low, middle)
    return low


def _weekday(day: int) -> int:
    return (day + THURSDAY) % 7


def _length(spans: Spans) -> int:
    return sum(end - start for start, end in spans)


ALWAYS = Calendar("", Text("全天候", "Around the clock"), 0, (((0, DAY),),) * 7, {})
"""Every second counts: what stands where no calendar is named."""
