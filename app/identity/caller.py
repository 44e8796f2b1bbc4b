"""Who sent a request: a signed-in person, a machine with a key, or somebody unknown."""

from __future__ import annotations

from dataclasses import dataclass, replace

from sqlalchemy import Connection, or_, select

from app.actor import Actor
from app.links import hashed
from app.live import Live
from app.models import api_key, session, user
from app.people import actor_of


@dataclass(frozen=True, slots=True)
class Caller:
    """A person, present or behind a key. `csrf` is set for a browser: its writes must repeat it."""

    actor: Actor
    username: str
    name: str
    language: str
    csrf: str | None = None


def by_session(conn: Connection, live: Live, token: str, now: int) -> Caller | None:
    """Whose session this is; None where it has ended or the person was disabled."""
    chosen = select(session.c.csrf, user.c.id, user.c.username, user.c.name, user.c.language)
    valid = session.c.id == hashed(token), session.c.expires_at > now, user.c.active
    row = conn.execute(chosen.join_from(session, user, user.c.id == session.c.user).where(*valid)).one_or_none()
    actor = actor_of(conn, live, id=row.id) if row else None
    return Caller(actor, row.username, row.name, row.language, row.csrf) if row and actor else None


def by_key(conn: Connection, live: Live, key: str, now: int) -> Caller | None:
    """Behind whom the machine with this key acts."""
    chosen = select(user.c.id, user.c.username, user.c.name, user.c.language)
    fresh = or_(api_key.c.expires_at.is_(None), api_key.c.expires_at > now)
    valid = api_key.c.hash == hashed(key), api_key.c.active, fresh, user.c.active
    row = conn.execute(chosen.join_from(api_key, user, user.c.id == api_key.c.user).where(*valid)).one_or_none()
    actor = actor_of(conn, live, id=row.id) if row else None
    return Caller(replace(actor, kind="api_key"), row.username, row.name, row.language) if row and actor else None
