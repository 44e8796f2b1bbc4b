"""Calendar arithmetic on "YYYY-MM-DD" and on seconds UTC; a date outside the years 1–9999 is absent."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, date, datetime, timedelta

from engines.logic.arithmetic import exact

OFFSET = "+08:00"
"""The zone of a rule that names none: Asia/Shanghai, which has had no summer time since 1991."""

SECONDS: Mapping[str, int] = {"seconds": 1, "minutes": 60, "hours": 3600, "days": 86400, "weeks": 604800}
DAYS: Mapping[str, int] = {"days": 1, "weeks": 7}
MONTHS: Mapping[str, int] = {"months": 1, "years": 12}
EARLIEST, LATEST = -62_135_596_800, 253_402_300_799
"""The instants a date can be made of."""
FIRST_DAY = "0001-01-01"
"""The first date there is: a Monday."""


def day_of(instant: int, offset: int) -> str | None:
    """The local date of an instant, `offset` seconds east of UTC."""
    local = instant + offset
    return datetime.fromtimestamp(local, UTC).date().isoformat() if EARLIEST <= local <= LATEST else None


def hour_of(instant: int, offset: int) -> int | None:
    """The hour of the local day, absent where there is no local date."""
    local = instant + offset
    return local % 86400 // 3600 if EARLIEST <= local <= LATEST else None


def add(day: str, count: int, unit: str) -> str | None:
    """`day` moved by days, weeks, months or years; the 31st becomes the last day of a shorter month."""
    start = date.fromisoformat(day)
    try:
        if unit in DAYS:
            return (start + timedelta(days=count * DAYS[unit])).isoformat()
        year, month = divmod(start.year * 12 + start.month - 1 + count * MONTHS[unit], 12)
        return date(year, month + 1, min(start.day, _last_of(year, month + 1))).isoformat()
    except (OverflowError, ValueError):
        return None


def _last_of(year: int, month: int) -> int:
    """The last day of a month."""
    return 31 if month == 12 else (date(year, month + 1, 1) - timedelta(days=1)).day


def move(instant: int, count: int, unit: str) -> int | None:
    """`instant` moved by seconds … weeks."""
    return exact(instant + count * SECONDS[unit])


def days_between(later: str, earlier: str) -> int:
    """Whole days from `earlier` to `later`; negative where they stand the other way round."""
    return (date.fromisoformat(later) - date.fromisoformat(earlier)).days


def weekday(day: str) -> int:
    """1 for Monday to 7 for Sunday."""
    return date.fromisoformat(day).isoweekday()


def same_day(instant: int, other: int, offset: int) -> bool:
    """Whether both fall on one local date."""
    day = day_of(instant, offset)
    return day is not None and day == day_of(other, offset)


def offset_seconds(offset: str) -> int:
    """The seconds of an offset such as "+08:00"."""
    sign = -1 if offset[0] == "-" else 1
    return sign * (int(offset[1:3]) * 3600 + int(offset[4:6]) * 60)
