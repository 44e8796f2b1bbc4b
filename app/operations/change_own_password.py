"""Gives a person the new password they chose, once they have proved the present one; their other sessions end."""

from __future__ import annotations

from sqlalchemy import Connection, delete, update

from app.actor import Actor
from app.db import Database
from app.errors import Flaw, Forbidden, Invalid
from app.identity import limits
from app.identity.passwords import hash_password
from app.identity.proof import Proof, prove
from app.links import hashed
from app.models import session, user
from app.trail import note
from engines.kinds import Text

WRONG = Text("当前密码不正确", "this is not the present password")
NO_MACHINE = Text("密钥不能修改密码，请登录后修改", "a key cannot change a password: sign in and change it there")


def change_own_password(
    db: Database, username: str, current: str, chosen: str, actor: Actor, now: int, *, staying: str, address: str = ""
) -> None:
    """Keep the hash of `chosen`, and of the sessions only the one named `staying`. Raises Forbidden for a machine,
    TooMany after too many wrong tries, which count as those of signing in, and Invalid where `current` is wrong.
    """
    if actor.kind != "user":
        raise Forbidden("machine", NO_MACHINE)
    proof = prove(db, username, current, now, address, "password_refused")
    if proof is None:
        raise _wrong()
    keep(db, proof, hash_password(chosen), actor, now, staying)


def keep(db: Database, proof: Proof, password_hash: str, actor: Actor, now: int, staying: str) -> None:
    """Put the new hash in place of the proved one. Raises Invalid where that is not the present one any more."""

    def work(conn: Connection) -> None:
        # Whoever gave them another password meanwhile was first, and this proof is worth nothing any more.
        mine = user.c.id == proof.user, user.c.active, user.c.password_hash == proof.password_hash
        row = conn.execute(update(user).where(*mine).values(password_hash=password_hash).returning(user.c.username))
        username = row.scalar()
        if username is None:
            raise _wrong()
        conn.execute(delete(session).where(session.c.user == proof.user, session.c.id != hashed(staying)))
        limits.forgive(conn, username)
        note(conn, actor, "password_set", f"user/{proof.user}", now)

    db.write(work)


def _wrong() -> Invalid:
    return Invalid([Flaw("/current", "wrong_password", WRONG)], "wrong_password", WRONG)
