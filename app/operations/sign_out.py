"""Ends a session, on the server: a copy of its cookie is worth nothing afterwards."""

from __future__ import annotations

from sqlalchemy import Connection

from app.actor import Actor
from app.db import Database
from app.links import hashed
from app.models import session
from app.trail import note


def sign_out(db: Database, token: str, actor: Actor, now: int) -> None:
    """Forget the session that this cookie names."""

    def work(conn: Connection) -> None:
        conn.execute(session.delete().where(session.c.id == hashed(token)))
        note(conn, actor, "sign_out", str(actor.id), now)

    db.write(work)
