"""Hands a message to the flow that waits for it; where that one no longer waits, the next one gets it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from sqlalchemy import Connection, bindparam, delete, select

from app.actor import Actor
from app.db import Database
from app.errors import Conflict
from app.live import live
from app.models import parcel
from app.operations.bear import conclude
from app.operations.begin import open_record
from app.operations.bring_message import bring
from app.operations.locking import serialise
from app.operations.recompute import recompute
from app.operations.settle import hear, moment, settle
from app.outbox import Lease, finish
from engines.flow.advance import NOT_WAITING
from engines.flow.signals import Message
from engines.rule.firing import Event

MESSENGER = Actor("flow")


def hand_message(db: Database, payload: Mapping[str, Any], now: int, *, lease: Lease | None = None) -> None:
    """Let the catch of `payload` have the message. `lease` is finished in the same transaction."""

    def work(conn: Connection) -> None:
        if lease is not None:
            finish(conn, lease)
        record = open_record(conn, live(db, conn), payload["instance"], MESSENGER, now)
        kept = _parcel(conn, payload["parcel"])
        if payload["parcel"] is not None and kept is None:
            return
        try:
            changed = hear(record, Message(payload["catch"], payload["data"]))
        except Conflict as gone:
            if gone.code != NOT_WAITING.code:
                raise
            if kept is not None:
                _pass_on(conn, kept, now)
            return
        record.parcels.extend([payload["parcel"]] if kept is not None else [])
        changed |= recompute(record, lambda: moment(record))
        settle(record, Event("changed", changed) if changed else None, changed)
        conclude(record)

    db.write(work)


def _parcel(conn: Connection, number: int | None) -> Any:
    """The message as it was brought, while nobody has it; others who would take it wait for us."""
    row = conn.execute(_PARCEL, {"parcel_": number}).first() if number is not None else None
    if row is None:
        return None
    serialise(conn, "message", row.message, row.key)
    row = conn.execute(_PARCEL, {"parcel_": number}).one()
    return row if row.taken_by is None and row.expired_at is None else None


def _pass_on(conn: Connection, kept: Any, now: int) -> None:
    """Bring it anew: to the next who waits, or to be kept."""
    conn.execute(_DROP, {"parcel_": kept.id})
    bring(conn, kept.message, kept.key, kept.data, now, kept.once)


_PARCEL = select(parcel).where(parcel.c.id == bindparam("parcel_"))
_DROP = delete(parcel).where(parcel.c.id == bindparam("parcel_"))
