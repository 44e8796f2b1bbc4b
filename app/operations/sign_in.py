"""Lets a person in: the right password makes a session, whose random name only the browser knows."""

from __future__ import annotations

import secrets
from dataclasses import dataclass

from sqlalchemy import Connection, select

from app.actor import Actor
from app.db import Database
from app.errors import Unauthorized
from app.identity.passwords import check_password
from app.links import hashed
from app.models import session, user
from app.trail import note
from engines.kinds import Text

LIFETIME = 7 * 86_400
WRONG = Text("用户名或密码不正确", "wrong user name or password")


@dataclass(frozen=True, slots=True)
class SignedIn:
    """`token` goes into the cookie and nowhere else."""

    token: str
    user: int


def sign_in(db: Database, username: str, password: str, now: int) -> SignedIn:
    """Open a session. Raises Unauthorized, with the same words whether the name or the password was wrong."""
    with db.read() as conn:
        row = conn.execute(select(user).where(user.c.username == username)).one_or_none()
    # Outside any transaction, because it takes long on purpose.
    right = check_password(row.password_hash if row else None, password)
    if row is None or not (right and row.active):
        actor = Actor("user", row.id) if row else Actor("system")
        db.write(lambda conn: note(conn, actor, "sign_in_failed", username[:64], now))
        raise Unauthorized("wrong_credentials", WRONG)
    token = secrets.token_urlsafe(32)
    db.write(lambda conn: _open(conn, token, row.id, username, now))
    return SignedIn(token, row.id)


def _open(conn: Connection, token: str, person: int, username: str, now: int) -> None:
    conn.execute(session.delete().where(session.c.expires_at <= now))
    csrf = secrets.token_urlsafe(24)
    times = {"created_at": now, "expires_at": now + LIFETIME}
    conn.execute(session.insert(), {"id": hashed(token), "user": person, "csrf": csrf, **times})
    note(conn, Actor("user", person), "sign_in", username, now)
