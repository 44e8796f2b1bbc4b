"""A rule's time has come for one record."""

from __future__ import annotations

from sqlalchemy import Connection

from app.actor import TIMER
from app.db import Database
from app.live import live
from app.operations.bear import conclude
from app.operations.begin import open_record
from app.operations.settle import settle
from app.outbox import Lease, finish
from engines.rule.firing import Event


def fire_due(db: Database, record_id: int, rule: str, now: int, *, lease: Lease | None = None) -> None:
    """Let the rule look at the record once more and do what it says. `lease` is finished in the same transaction."""

    def work(conn: Connection) -> None:
        if lease is not None:
            finish(conn, lease)
        in_force = live(db, conn)
        record = open_record(conn, in_force, record_id, TIMER, now)
        record.core["updated_at"] = record.read["_updated_at"]  # that time passes is no update
        settle(record, Event("due", rule=rule))
        if record.events or record.jobs or record.timers:
            conclude(record)

    db.write(work)
