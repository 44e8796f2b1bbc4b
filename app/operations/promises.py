"""The clocks of a record's promises: looked at whenever something happens to it, written with it, woken by one job."""

from __future__ import annotations

from typing import Any

from sqlalchemy import bindparam, insert, select
from sqlalchemy.dialects import postgresql, sqlite

from app.actor import Actor
from app.hot import Hot
from app.models import sla_clock
from app.outbox import Job
from app.work import Work
from engines.rule.firing import Event
from engines.rule.sla.clock import Clock
from engines.rule.sla.tick import Happened, Occasion, Ticked, tick


def turn(work: Work, event: Event | None) -> tuple[frozenset[str], tuple[Happened, ...]]:
    """Bring the clocks up to date with the record; the names that changed with it, and what happened to the clocks."""
    policies = work.live.house.promises.get(work.form.key, ())
    if not policies:
        return frozenset(), ()
    if work.clocks is None:
        work.clocks = work.stood = {} if work.fresh else clocks_of(work)
    public = event is not None and event.type == "message" and bool(event.said.get("public"))
    staff = work.actor.user is not None
    occasion = Occasion(work.values(), work.now, public and not staff, public and staff, tuple(work.orders))
    work.orders.clear()
    ticked = tick(policies, work.live.house.calendars, work.clocks, occasion)
    work.clocks = ticked.clocks
    for each in ticked.happened:
        _tell(work, each)
    return _due(work, ticked), ticked.happened


def _due(work: Work, ticked: Ticked) -> frozenset[str]:
    """The record is due when the nearest of its promises is."""
    if not ticked.clocks or work.core["due_at"] == ticked.due_at:
        return frozenset()
    work.core["due_at"] = ticked.due_at
    return frozenset({"_due_at"}) if _is_heard(work, "_due_at") else frozenset()


def _is_heard(work: Work, name: str) -> bool:
    """Whether a rule, the flow or a formula would do anything about a change of `name`: else it goes no further."""
    rules = work.live.house.rules[work.form.key].rules
    if any(rule.wakes_on is None or name in rule.wakes_on for rule in rules):
        return True
    if work.form.formulas:
        return True
    return work.flow is not None and name in work.flow.hears


def _tell(work: Work, each: Happened) -> None:
    clock = each.clock
    told = {"policy": clock.policy, "metric": clock.metric, "elapsed": clock.elapsed, "target": clock.target}
    work.event(f"sla_{each.what}", Actor("timer"), payload={**told, "at": each.at, "held": dict(clock.held)})


def clocks_of(work: Work) -> dict[str, Clock]:
    """The record's clocks as they were left."""
    rows = _CLOCKS.read(work.conn, record=work.id)
    return {row["metric"]: Clock(**{name: row[name] for name in _FIELDS}) for row in rows}


def keep_clocks(work: Work) -> None:
    """Write the clocks that moved, and be woken when the next of them has something to say."""
    if work.clocks is None or work.clocks == work.stood:
        return
    moved = [clock for metric, clock in work.clocks.items() if work.stood.get(metric) != clock]
    keep = _NEW if work.fresh else _KEEP[work.conn.dialect.name]
    keep(work.conn, [_row(work, clock) for clock in moved])
    at = Ticked(work.clocks, ()).next_at
    if at == Ticked(work.stood, ()).next_at:
        return
    key = f"sla:{work.id}"
    if at is None:
        work.called_off.append(key)
    else:
        work.jobs.append(Job("sla_timer", {"record": work.id}, at, key, work.id, priority=5))


def _row(work: Work, clock: Clock) -> dict[str, Any]:
    return {"record": work.id, **{name: getattr(clock, name) for name in _FIELDS}}


def _upsert(insert_into: Any) -> Hot:
    added = insert_into(sla_clock)
    again = {name: added.excluded[name] for name in _FIELDS if name != "metric"}
    return Hot(added.on_conflict_do_update(index_elements=["record", "metric"], set_=again))


_FIELDS = tuple(column.name for column in sla_clock.c if column.name != "record")
_NEW = Hot(insert(sla_clock))
_CLOCKS = Hot(select(sla_clock).where(sla_clock.c.record == bindparam("record")))
_KEEP = {"sqlite": _upsert(sqlite.insert), "postgresql": _upsert(postgresql.insert)}
