"""Somebody answered the customer for the first time, by message or in a way that leaves none, such as the telephone."""

from __future__ import annotations

from sqlalchemy import Connection

from app.actor import Actor
from app.db import Database
from app.live import live
from app.operations.bear import conclude
from app.operations.begin import open_record
from app.operations.settle import settle
from app.operations.update_record import Updated, write_rights
from app.work import Work
from engines.access import Access
from engines.rule.firing import Event


def record_first_response(
    db: Database, record_id: int, actor: Actor, now: int, *, access: Access | None = None
) -> Updated:
    """Note that `actor` has answered the customer now; where somebody did before, nothing changes."""

    def work(conn: Connection) -> Updated:
        record = open_record(conn, live(db, conn), record_id, actor, now)
        write_rights(record, access)
        changed = respond(record)
        if changed:
            settle(record, Event("changed", changed), changed)
            conclude(record)
        return Updated(record.id, record.core["rev"])

    return db.write(work)


def respond(work: Work) -> frozenset[str]:
    """Set the first response, where there was none; the names that changed."""
    if work.core["first_response_at"] is not None:
        return frozenset()
    work.core["first_response_at"] = work.now
    work.event("responded")
    return frozenset({"_first_response_at"})
