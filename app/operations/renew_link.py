"""Gives a buyer's progress page a new address; the one before ends, because the server keeps only its hash."""

from __future__ import annotations

from sqlalchemy import Connection

from app.actor import Actor
from app.db import Database
from app.links import hashed, link_token, new_salt
from app.live import live
from app.operations.bear import conclude
from app.operations.begin import open_record
from app.operations.update_record import write_rights
from engines.access import Access


def renew_link(db: Database, record_id: int, actor: Actor, now: int, *, access: Access | None = None) -> str:
    """The token of the new link, told this once. Raises NotFound, Forbidden."""
    token = link_token(new_salt(), None)

    def work(conn: Connection) -> str:
        record = open_record(conn, live(db, conn), record_id, actor, now)
        write_rights(record, access)
        record.core["link_hash"] = hashed(token)
        record.event("link_renewed")
        conclude(record)
        return token

    return db.write(work)
