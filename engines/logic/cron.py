"""Times of a schedule: a cron line of five parts, read in the zone of the house."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta, timezone, tzinfo

from cronsim import CronSim, CronSimError

from engines.logic import dates

USUAL = timezone(timedelta(seconds=dates.offset_seconds(dates.OFFSET)))


def is_cron(line: str) -> bool:
    """Whether `line` names a time that comes."""
    return len(line.split()) == 5 and next_time(line, 0) is not None


def next_time(line: str, after: int, zone: tzinfo = USUAL) -> int | None:
    """The first second of the schedule in `zone` that is later than `after`; None where the line names none."""
    try:
        found = next(CronSim(line, datetime.fromtimestamp(after, UTC).astimezone(zone)), None)
    except CronSimError:
        return None
    return None if found is None else int(found.timestamp())
