"""The flow of a record ends because the flow that called it no longer waits for it."""

from __future__ import annotations

from sqlalchemy import Connection, bindparam, select

from app.actor import Actor
from app.db import Database
from app.live import live
from app.models import record
from app.operations.bear import conclude
from app.operations.begin import open_record
from app.operations.settle import settle
from app.outbox import Lease, finish
from engines.kinds import Text

WHY = Text("调用它的流程不再等待", "the flow that called it no longer waits")


def call_off(db: Database, key: str, now: int, *, lease: Lease | None = None) -> None:
    """Cancel what still runs of the record that was opened under `key`. `lease` is finished in the same transaction."""

    def work(conn: Connection) -> None:
        if lease is not None:
            finish(conn, lease)
        found = conn.execute(_CALLED, {"key": key}).scalar()
        if found is None:
            return
        called = open_record(conn, live(db, conn), found, Actor("flow"), now)
        if called.flow is None:
            return
        called.cancelling = True
        called.event("flow_cancelled", payload={"reason": {"zh": WHY.zh, "en": WHY.en}})
        settle(called, None)
        conclude(called)

    db.write(work)


_CALLED = select(record.c.id).where(record.c.origin_key == bindparam("key"))
