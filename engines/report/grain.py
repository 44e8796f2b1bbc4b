"""Time grains by integer arithmetic: one formula for Python numbers and for SQL columns, the same on every database."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any, TypeVar

from sqlalchemy import BigInteger, ColumnElement, cast, func

from engines.kinds import Text

Number = TypeVar("Number", int, ColumnElement[Any])

HOUR, DAY = 3600, 86400
CYCLE = 146097
"""Days of 400 years: whole weeks and all leap years."""
SHIFT = 5 * CYCLE
"""Added first and taken away last, so that SQL's division, which cuts, rounds down before 1970 too."""
TO_MARCH_OF_YEAR_0 = 719468
EPOCH = date(1970, 1, 1)


@dataclass(frozen=True)
class Grain:
    """`bucket` numbers the span that a local second falls into; `shown` is how that number stands in an answer.

    `all`: the buckets of a grain that comes round again, such as the days of the week.
    """

    label: Text
    bucket: Callable[[Any], Any]
    shown: Callable[[int], Any]
    all: range | None = None
    of_dates: bool = True


def hour(seconds: Number) -> Number:
    """Hours since 1970."""
    return (seconds + SHIFT * DAY) // HOUR - SHIFT * 24


def day(seconds: Number) -> Number:
    """Days since 1970."""
    return (seconds + SHIFT * DAY) // DAY - SHIFT


def week(seconds: Number) -> Number:
    """Weeks since the one of 1970-01-01; a week begins on Monday, and that day was a Thursday."""
    return (day(seconds) + SHIFT + 3) // 7 - SHIFT // 7


def weekday(seconds: Number) -> Number:
    """0 is Monday."""
    return (day(seconds) + SHIFT + 3) % 7


def hour_of_day(seconds: Number) -> Number:
    """0 … 23."""
    return (seconds + SHIFT * DAY) % DAY // HOUR


def month(seconds: Number) -> Number:
    """Months since January of year 0, for every Gregorian date (the calendar is counted from March: Neri–Schneider)."""
    n = 4 * (day(seconds) + TO_MARCH_OF_YEAR_0) + 3
    in_century = 4 * (n % CYCLE // 4) + 3
    return 12 * (100 * (n // CYCLE) + in_century // 1461) + (5 * (in_century % 1461 // 4) + 2) // 153 + 2


GRAINS: Mapping[str, Grain] = {
    "hour": Grain(Text("小时", "hour"), hour, lambda at: f"{_date(at // 24)}T{at % 24:02}:00", of_dates=False),
    "day": Grain(Text("日", "day"), day, lambda at: _date(at).isoformat()),
    "week": Grain(Text("周", "week"), week, lambda at: _date(at * 7 - 3).isoformat()),
    "month": Grain(Text("月", "month"), month, lambda at: f"{at // 12:04}-{at % 12 + 1:02}"),
    "weekday": Grain(Text("星期", "weekday"), weekday, lambda at: at, all=range(7)),
    "hour_of_day": Grain(Text("时段", "hour of day"), hour_of_day, lambda at: at, all=range(24), of_dates=False),
}


def _date(days: int) -> date:
    return EPOCH + timedelta(days=days)


def seconds_of_date(text: str) -> int:
    """The first second of "YYYY-MM-DD" since 1970, both local."""
    return (date.fromisoformat(text) - EPOCH).days * DAY


def seconds_of_date_column(text: ColumnElement[Any]) -> ColumnElement[Any]:
    """The same of a column of such texts."""
    y, m, d = (cast(func.substr(text, start, size), BigInteger) for start, size in ((1, 4), (6, 2), (9, 2)))
    early = (14 - m) // 12  # January and February belong to the year before, as its 11th and 12th month
    year = y - early
    days = 365 * year + year // 4 - year // 100 + year // 400 + (153 * (m + 12 * early - 3) + 2) // 5 + d - 1
    return (days - TO_MARCH_OF_YEAR_0) * DAY
