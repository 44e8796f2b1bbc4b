"""The promised times of one record, as its page shows them: counted up to this very moment."""

from __future__ import annotations

from typing import Any

from sqlalchemy import Connection, select

from app.models import sla_clock
from app.queries.sight import Sight
from app.queries.words import words
from engines.rule.sla.clock import Clock, counted
from engines.rule.sla.reading import METRICS


def promises_of(conn: Connection, sight: Sight, record_id: int) -> list[dict[str, Any]]:
    """Each clock, in the order of the metrics."""
    rows = conn.execute(select(sla_clock).where(sla_clock.c.record == record_id)).mappings()
    clocks = {row["metric"]: Clock(**{name: row[name] for name in _FIELDS}) for row in rows}
    now = [counted(clocks[name], sight.live.house.calendars, sight.now) for name in METRICS if name in clocks]
    return [_dump(clock, sight) for clock in now]


def _dump(clock: Clock, sight: Sight) -> dict[str, Any]:
    house, name = sight.live.house, METRICS[clock.metric]
    policies = (each for listed in house.promises.values() for each in listed if each.key == clock.policy)
    policy = next((each.name for each in policies), None)
    shown = ("metric", "state", "target", "elapsed", "due_at", "warned_at", "breached_at", "ended_at")
    calendar = house.calendars.get(clock.calendar)
    return {field: getattr(clock, field) for field in shown} | {
        "calendar": words(calendar.name) if calendar else None,
        "name": {"zh": name.zh, "en": name.en},
        "policy": {"zh": policy.zh, "en": policy.en} if policy else {"zh": clock.policy, "en": clock.policy},
        "held": [{"group": _group(key, sight), "seconds": seconds} for key, seconds in sorted(clock.held.items())],
    }


def _group(key: str, sight: Sight) -> dict[str, Any] | None:
    """A group by its name; None for the time in which nobody had it."""
    found = sight.live.house.groups.get(key)
    name = {"zh": found.name.zh, "en": found.name.en} if found else {"zh": key, "en": key}
    return {"key": key, "name": name} if key else None


_FIELDS = tuple(column.name for column in sla_clock.c if column.name != "record")
