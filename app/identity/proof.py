"""Whether somebody has the password that belongs to a user name, and how often they may be wrong."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import Connection, select

from app.actor import Actor
from app.db import Database
from app.errors import TooMany
from app.identity import limits
from app.identity.passwords import check_password
from app.models import user
from app.trail import note


@dataclass(frozen=True, slots=True)
class Proof:
    """Whose password it was, and its hash as it was when it was checked."""

    user: int
    password_hash: str


def prove(db: Database, username: str, password: str, now: int, address: str, refused: str) -> Proof | None:
    """The proof; None where the name or the password is wrong, which counts and is put down as `refused`. Raises
    TooMany after too many failures of this name or from this address.
    """
    with db.read() as conn:
        if wait := limits.wait(conn, username, address, now):
            raise TooMany(wait)
        row = conn.execute(select(user).where(user.c.username == username)).one_or_none()
    # Outside any transaction, because it takes long on purpose.
    right = check_password(row.password_hash if row else None, password)
    if row is not None and right and row.active:
        return Proof(row.id, row.password_hash)

    def turn_away(conn: Connection) -> None:
        limits.slipped(conn, username, address, now)
        note(conn, Actor("user", row.id) if row else Actor("system"), refused, username[:64], now)

    db.write(turn_away)
    return None
