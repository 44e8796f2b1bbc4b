"""Lets a person in: the right password makes a session, whose random name only the browser knows."""

from __future__ import annotations

import secrets
from dataclasses import dataclass

from sqlalchemy import Connection

from app.actor import Actor
from app.db import Database
from app.errors import Unauthorized
from app.identity import limits
from app.identity.proof import prove
from app.links import hashed
from app.models import session
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
    proof = prove(db, username, password, now, address, "sign_in_failed")
    if proof is None:
        raise Unauthorized("wrong_credentials", WRONG)
    token = secrets.token_urlsafe(32)
    db.write(lambda conn: _open(conn, token, proof.user, username, now))
    return SignedIn(token, proof.user)


def _open(conn: Connection, token: str, person: int, username: str, now: int) -> None:
    conn.execute(session.delete().where(session.c.expires_at <= now))
    limits.forgive(conn, username)
    csrf = secrets.token_urlsafe(24)
    times = {"created_at": now, "expires_at": now + LIFETIME}
    conn.execute(session.insert(), {"id": hashed(token), "user": person, "csrf": csrf, **times})
    note(conn, Actor("user", person), "sign_in", username, now)
