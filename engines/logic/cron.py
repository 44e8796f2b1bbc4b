"""Times of a schedule: a cron line of five parts, read in the zone of the workspace."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from cronsim import CronSim, CronSimError

from engines.logic import dates

OFFSET = timedelta(seconds=dates.offset_seconds(dates.OFFSET))


def is_cron(line: str) -> bool:
    """Whether `line` names a time that comes."""
    return len(line.split()) == 5 and next_time(line, 0) is not None


def next_time(line: str, after: int) -> int | None:
    """The first second of the schedule that is later than `after`; None where the line names none."""
    local = datetime.fromtimestamp(after, UTC).replace(tzinfo=None) + OFFSET
    try:
        found = next(CronSim(line, local), None)
    except CronSimError:
        return None
    return None if found is None else int((found - OFFSET).replace(tzinfo=UTC).timestamp())
