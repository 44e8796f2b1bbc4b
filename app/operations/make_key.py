"""Makes a key with which a machine acts as somebody; the key itself is known once, to whoever made it."""

from __future__ import annotations

import secrets
from dataclasses import dataclass

from sqlalchemy import Connection, insert, select, update

from app.actor import Actor
from app.db import Database
from app.errors import Flaw, Invalid, NotFound
from app.links import hashed
from app.models import api_key, user
from app.trail import note
from engines.kinds import Text

PAST = Text("到期时间必须在将来", "the key would have ended already")


@dataclass(frozen=True, slots=True)
class Made:
    """`key` is kept nowhere: only its hash is."""

    id: int
    key: str


def make_key(db: Database, name: str, person: int, actor: Actor, now: int, expires_at: int | None = None) -> Made:
    """A new key that may do what `person` may do. Raises NotFound, Invalid."""
    if expires_at is not None and expires_at <= now:
        raise Invalid([Flaw("/expires_at", "past", PAST)])
    key = f"gd_{secrets.token_urlsafe(32)}"

    def work(conn: Connection) -> Made:
        if conn.execute(select(user.c.id).where(user.c.id == person, user.c.active)).first() is None:
            raise NotFound("这个用户", "this user")
        row = {"hash": hashed(key), "name": name, "user": person, "active": True, "created_at": now}
        made = conn.execute(insert(api_key).returning(api_key.c.id), row | {"expires_at": expires_at}).scalar_one()
        note(conn, actor, "key_made", f"key/{made}", now, {"name": name, "user": person})
        return Made(int(made), key)

    return db.write(work)


def revoke_key(db: Database, key: int, actor: Actor, now: int) -> None:
    """Let this key open nothing any more. Raises NotFound."""

    def work(conn: Connection) -> None:
        changed = conn.execute(update(api_key).where(api_key.c.id == key, api_key.c.active).values(active=False))
        if changed.rowcount != 1:
            raise NotFound("这把密钥", "this key")
        note(conn, actor, "key_revoked", f"key/{key}", now)

    db.write(work)
