"""Rules on a schedule: their next time as a job, and when it comes the records they are for, in batches of jobs."""

from __future__ import annotations

from typing import Any

from sqlalchemy import Connection, select

from app.actor import TIMER
from app.db import Database
from app.live import Live, live
from app.operations import flow_times
from app.operations.bear import conclude
from app.operations.begin import open_record
from app.operations.settle import settle
from app.operations.timetables import arrange_times, following
from app.outbox import Job, Lease, enqueue, finish
from app.projection import columns
from engines.rule.firing import Event
from engines.rule.rule import Rule

BATCH = 200
KIND = "rule_schedule"


def arrange(conn: Connection, in_force: Live, now: int) -> None:
    """Give every rule and flow on a schedule its next time, and forget those of what is no longer there."""
    rules = (rule for rules in in_force.house.rules.values() for rule in rules.rules)
    arrange_times(conn, KIND, {rule.key: rule.watch.cron for rule in rules if rule.watch.cron}, now)
    arrange_times(conn, flow_times.KIND, flow_times.times_of_flows(in_force), now)


def fire_schedule(db: Database, rule_key: str, now: int, *, lease: Lease) -> None:
    """The rule's time has come. Times that were missed meanwhile are made up for once: the next is from now."""

    def work(conn: Connection) -> None:
        finish(conn, lease)
        rule = _rule(live(db, conn), rule_key)
        if rule is not None:
            enqueue(
                conn,
                [*following(conn, KIND, rule_key, rule.watch.cron or "", now), _batch(rule_key, lease.due_at, 0, now)],
                now,
            )

    db.write(work)


def fire_batch(db: Database, rule_key: str, at: int, after: int, now: int, *, lease: Lease) -> None:
    """A job for each of the next records that the rule may be for, and one for those after them."""

    def work(conn: Connection) -> None:
        finish(conn, lease)
        in_force = live(db, conn)
        rule = _rule(in_force, rule_key)
        found = _records(conn, in_force, rule, after, now) if rule else []
        jobs = [_visit(rule_key, at, each, now) for each in found]
        more = [_batch(rule_key, at, found[-1], now)] if len(found) == BATCH else []
        enqueue(conn, [*jobs, *more], now)

    db.write(work)


def visit(db: Database, record_id: int, rule_key: str, at: int, now: int, *, lease: Lease) -> None:
    """Let the rule look at one record at its scheduled time."""

    def work(conn: Connection) -> None:
        finish(conn, lease)
        record = open_record(conn, live(db, conn), record_id, TIMER, now)
        record.core["updated_at"] = record.read["_updated_at"]  # that time passes is no update
        settle(record, Event("schedule", rule=rule_key, id=f"schedule.{at}"))
        if record.events or record.jobs or record.timers:
            conclude(record)

    db.write(work)


def _rule(in_force: Live, key: str) -> Rule | None:
    """The rule, where it is switched on and still on a schedule."""
    rule = in_force.house.rules_by_key.get(key)
    return rule if rule and rule.enabled and rule.watch.cron else None


def _records(conn: Connection, in_force: Live, rule: Rule, after: int, now: int) -> list[int]:
    """The next records of which what a database can answer of the condition holds; the rule asks the rest itself."""
    table = in_force.tables[rule.form]
    where: Any = None
    if rule.when is not None:
        where, _ = rule.when.split_sql(columns(table, in_force.tables), now)
    chosen = select(table.main.c.record_id).where(table.main.c.record_id > after, *([] if where is None else [where]))
    return list(conn.execute(chosen.order_by(table.main.c.record_id).limit(BATCH)).scalars())


def _batch(rule: str, at: int, after: int, now: int) -> Job:
    return Job("rule_batch", {"rule": rule, "at": at, "after": after}, now, f"batch:{rule}:{at}:{after}")


def _visit(rule: str, at: int, record: int, now: int) -> Job:
    return Job("rule_visit", {"rule": rule, "at": at, "record": record}, now, f"visit:{rule}:{at}:{record}", record)
