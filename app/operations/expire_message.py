"""A message that nobody has waited for in time is kept no longer; the audit trail says so."""

from __future__ import annotations

from sqlalchemy import Connection, bindparam, select, update

from app.actor import TIMER
from app.db import Database
from app.models import parcel
from app.operations.locking import serialise
from app.outbox import Lease, finish
from app.trail import note


def expire_message(db: Database, number: int, now: int, *, lease: Lease | None = None) -> None:
    """Put message `number` aside, if nobody has taken it. `lease` is finished in the same transaction."""

    def work(conn: Connection) -> None:
        if lease is not None:
            finish(conn, lease)
        row = conn.execute(_KEPT, {"parcel_": number}).first()
        if row is None:
            return
        serialise(conn, "message", row.message, row.key)
        if conn.execute(_EXPIRE, {"parcel_": number, "now_": now}).rowcount:
            note(conn, TIMER, "message_expired", f"message/{row.message}", now, {"key": row.key, "at": row.at})

    db.write(work)


_KEPT = select(parcel).where(parcel.c.id == bindparam("parcel_"))
_EXPIRE = (
    update(parcel)
    .where(parcel.c.id == bindparam("parcel_"), parcel.c.taken_by.is_(None), parcel.c.expired_at.is_(None))
    .values(expired_at=bindparam("now_"))
)
