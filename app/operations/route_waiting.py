"""Somebody has room again: the records that wait in their groups are routed, the most urgent first."""

from __future__ import annotations

from sqlalchemy import Connection, bindparam, select

from app.actor import SYSTEM
from app.db import Database
from app.live import live
from app.models import membership, record
from app.operations.bear import conclude
from app.operations.begin import open_record
from app.operations.candidates import waiting_in
from app.operations.locking import serialise
from app.operations.route import give
from app.operations.settle import moment, settle
from app.outbox import Lease, finish
from app.urgency import urgency
from engines.rule.firing import Event

MOST = 20


def route_waiting(db: Database, user: int, now: int, *, lease: Lease | None = None) -> int:
    """Route what waits in the groups of `user`, each record in a transaction of its own; how many found somebody."""
    waiting = db.write(lambda conn: _listed(conn, user, now))
    routed = sum(route_again(db, each, now) for each in waiting)
    if lease is not None:
        db.write(lambda conn: finish(conn, lease))
    return routed


def route_again(db: Database, record_id: int, now: int) -> bool:
    """Look once more who could take the record; whether somebody has it now."""

    def work(conn: Connection) -> bool:
        waiting = open_record(conn, live(db, conn), record_id, SYSTEM, now)
        waiting.core["updated_at"] = waiting.read["_updated_at"]
        changed = give(waiting, lambda: moment(waiting), None)
        if not changed:
            return False
        settle(waiting, Event("changed", changed), changed)
        conclude(waiting)
        return waiting.core["assignee"] is not None

    return db.write(work)


def _listed(conn: Connection, user: int, now: int) -> list[int]:
    """What waits, once those have ended who found nobody free before `user` was: they may leave something here."""
    for group in sorted(conn.execute(_GROUPS, {"user": user}).scalars()):
        serialise(conn, *waiting_in(group))
    return list(conn.execute(_WAITING, {"user": user, "now": now, "most": MOST}).scalars())


_GROUPS = select(membership.c.group_key).where(membership.c.user == bindparam("user"))
_WAITING = (
    select(record.c.id)
    .where(
        record.c.assignee.is_(None),
        record.c.status_category.not_in(["solved", "closed"]),
        record.c.group_key.in_(select(membership.c.group_key).where(membership.c.user == bindparam("user"))),
    )
    .order_by(urgency(record.c, bindparam("now")).desc(), record.c.id)
    .limit(bindparam("most"))
)
