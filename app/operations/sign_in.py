"""Lets a person in: the right password makes a session, whose random name only the browser knows."""

from __future__ import annotations

import secrets
from dataclasses import dataclass

from sqlalchemy import Connection, select

from app.actor import Actor
from app.db import Database
from app.errors import TooMany, Unauthorized
from app.identity import limits
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


def sign_in(db: Database, username: str, password: str, now: int, address: str = "") -> SignedIn:
    """Open a session. Raises TooMany after too many failures of this name or from this address, and Unauthorized, with
    the same words whether the name or the password was wrong.
    """
    with db.read() as conn:
        if wait := limits.wait(conn, username, address, now):
            raise TooMany(wait)
        row = conn.execute(select(user).where(user.c.username == username)).one_or_none()
    # Outside any transaction, because it takes long on purpose.
    right = check_password(row.password_hash if row else None, password)
    if row is None or not (right and row.active):
        actor = Actor("user", row.id) if row else Actor("system")
        db.write(lambda conn: _turn_away(conn, actor, username, address, now))
        raise Unauthorized("wrong_credentials", WRONG)
    token = secrets.token_urlsafe(32)
    db.write(lambda conn: _open(conn, token, row.id, username, now))
    return SignedIn(token, row.id)


def _turn_away(conn: Connection, actor: Actor, username: str, address: str, now: int) -> None:
    limits.slipped(conn, username, address, now)
    note(conn, actor, "sign_in_failed", username[:64], now)


def _open(conn: Connection, token: str, person: int, username: str, now: int) -> None:
    conn.execute(session.delete().where(session.c.expires_at <= now))
    limits.forgive(conn, username)
    csrf = secrets.token_urlsafe(24)
    times = {"created_at": now, "expires_at": now + LIFETIME}
    conn.execute(session.insert(), {"id": hashed(token), "user": person, "csrf": csrf, **times})
    note(conn, Actor("user", person), "sign_in", username, now)
