"""Gives a person a new password, which ends every session they had."""

from __future__ import annotations

from sqlalchemy import Connection, delete, update

from app.actor import Actor
from app.db import Database
from app.errors import NotFound
from app.models import session, user
from app.trail import note


def set_password(db: Database, user_id: int, password_hash: str, actor: Actor, now: int) -> None:
    """Keep the hash of the new password. Raises NotFound."""

    def work(conn: Connection) -> None:
        changed = conn.execute(update(user).where(user.c.id == user_id).values(password_hash=password_hash))
        if changed.rowcount != 1:
            raise NotFound("这个用户", "this user")
        conn.execute(delete(session).where(session.c.user == user_id))
        note(conn, actor, "password_set", f"user/{user_id}", now)

    db.write(work)
