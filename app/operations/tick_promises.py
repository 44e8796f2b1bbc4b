"""A promise of one record nears its end, or breaks: its clocks are looked at in that very second."""

from __future__ import annotations

from sqlalchemy import Connection

from app.actor import TIMER
from app.db import Database
from app.live import live
from app.operations.bear import conclude
from app.operations.begin import open_record
from app.operations.settle import keep_promises, settle
from app.outbox import Lease, finish
from engines.rule.firing import Event


def tick_promises(db: Database, record_id: int, now: int, *, lease: Lease | None = None) -> None:
    """Let the record's clocks say what has happened by `now`. `lease` is finished in the same transaction."""

    def work(conn: Connection) -> None:
        if lease is not None:
            finish(conn, lease)
        record = open_record(conn, live(db, conn), record_id, TIMER, now)
        record.core["updated_at"] = record.read["_updated_at"]  # that time passes is no update
        changed = keep_promises(record, None)
        if changed:
            settle(record, Event("changed", changed), changed)
        if record.events or record.clocks != record.stood:
            conclude(record)

    db.write(work)
