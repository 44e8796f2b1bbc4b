"""A flow's timer has come: its token goes on."""

from __future__ import annotations

from sqlalchemy import Connection, bindparam, select

from app.actor import TIMER
from app.db import Database
from app.errors import Conflict
from app.live import live
from app.models import instance
from app.operations.bear import conclude
from app.operations.begin import open_record
from app.operations.recompute import recompute
from app.operations.settle import hear, moment, settle
from app.outbox import Lease, finish
from engines.flow.advance import TIMER_GONE
from engines.flow.signals import TimerFired
from engines.rule.firing import Event


def fire_timer(db: Database, instance_id: int, timer_id: int, now: int, *, lease: Lease | None = None) -> None:
    """Let the timer fire; one that was cancelled meanwhile does nothing. `lease` is finished together with it."""

    def work(conn: Connection) -> None:
        if lease is not None:
            finish(conn, lease)
        record_id = conn.execute(_RECORD, {"instance": instance_id}).scalar_one()
        record = open_record(conn, live(db, conn), record_id, TIMER, now)
        try:
            changed = hear(record, TimerFired(timer_id))
        except Conflict as gone:
            if gone.code == TIMER_GONE.code:
                return
            raise
        changed |= recompute(record, lambda: moment(record))
        settle(record, Event("changed", changed) if changed else None, changed)
        conclude(record)

    db.write(work)


_RECORD = select(instance.c.record).where(instance.c.id == bindparam("instance"))
