"""Brings a message to the flows that wait for it; one that nobody waits for yet is kept."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, bindparam, insert, select

from app.db import Database
from app.models import catch, parcel
from app.operations.locking import serialise
from app.operations.repeats import Request, begun, remember
from app.outbox import Job, Lease, enqueue, finish


@dataclass(frozen=True, slots=True)
class Brought:
    """What became of a message: how many flows get it now; it is kept where none waits and it has a key."""

    waiting: int
    kept: bool


KEPT_FOR = 30 * 86_400
"""Seconds for which a message that nobody waits for is kept, where its sender does not say."""


def bring_message(
    db: Database,
    name: str,
    to: str | None,
    data: Mapping[str, Any],
    now: int,
    *,
    keep: int | None = None,
    request: Request | None = None,
    once: str | None = None,
    lease: Lease | None = None,
) -> Brought:
    """Bring it to whoever has waited longest for `name` and the key `to`; without `to`, to all that wait for `name`.

    The same `request` again changes nothing and has the same answer. The waiting flows get it by jobs: a transaction
    locks one record. One that nobody waits for is kept for `keep` seconds. Raises Invalid.
    """

    def work(conn: Connection) -> Brought:
        if lease is not None:
            finish(conn, lease)
        _, said = begun(db, conn, request)
        if said is not None:
            return Brought(said["waiting"], said["kept"])
        done = bring(conn, name, to, data, now, once, keep)
        if request is not None:
            remember(conn, request, 200, {"waiting": done.waiting, "kept": done.kept}, now)
        return done

    return db.write(work)


def bring(
    conn: Connection,
    name: str,
    to: str | None,
    data: Mapping[str, Any],
    now: int,
    once: str | None = None,
    keep: int | None = None,
) -> Brought:
    """The same, within somebody's transaction."""
    if to is None:
        waiting = conn.execute(_ALL, {"message": name}).all()
        jobs = [_job(each, None, data, now, f"{once}:{each.instance}:{each.id}" if once else None) for each in waiting]
        enqueue(conn, jobs, now)
        return Brought(len(waiting), kept=False)
    serialise(conn, "message", name, to)
    if once is not None and conn.execute(_SEEN, {"once": once}).first() is not None:
        return Brought(0, kept=False)
    first = conn.execute(_FIRST, {"message": name, "key": to}).first()
    if first is None and name.startswith("_"):
        return Brought(0, kept=False)
    row = {"message": name, "key": to, "data": dict(data), "once": once, "at": now}
    number = conn.execute(insert(parcel).values(row).returning(parcel.c.id)).scalar_one()
    if first is None:
        until = now + (keep or KEPT_FOR)
        enqueue(conn, [Job("expire_message", {"parcel": number}, until, f"expire:{number}")], now)
        return Brought(0, kept=True)
    enqueue(conn, [_job(first, number, data, now, f"parcel:{number}")], now)
    return Brought(1, kept=False)


def _job(to: Any, number: int | None, data: Mapping[str, Any], now: int, key: str | None) -> Job:
    payload = {"instance": to.instance, "catch": to.id, "parcel": number, "data": dict(data)}
    return Job("hand_message", payload, now, key, to.instance)


_SEEN = select(parcel.c.id).where(parcel.c.once == bindparam("once"))
_ALL = (
    select(catch.c.instance, catch.c.id)
    .where(catch.c.message == bindparam("message"))
    .order_by(catch.c.instance, catch.c.id)
)
_FIRST = _ALL.where(catch.c.key == bindparam("key")).limit(1)
