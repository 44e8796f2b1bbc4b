"""Adds a member of staff."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from sqlalchemy import Connection, insert, select

from app.actor import Actor
from app.db import Database
from app.errors import Conflict, Flaw, Invalid
from app.models import membership, user
from app.trail import note
from engines.kinds import Text

TAKEN = Text("这个用户名已被使用", "this user name is taken")
BAD_NAME = Text("用户名为 1 到 64 个字符，不含空格", "a user name has 1 to 64 characters and no spaces")


def create_user(
    db: Database,
    username: str,
    actor: Actor,
    now: int,
    *,
    name: str | None = None,
    password_hash: str | None = None,
    groups: Iterable[str] = (),
    manages: Iterable[str] = (),
    roles: Sequence[str] = (),
    language: str = "zh",
    email: str | None = None,
    phone: str | None = None,
) -> int:
    """The id of the new user. Without a password hash nobody can sign in as them. Raises Conflict, Invalid."""
    if not username or len(username) > 64 or any(each.isspace() for each in username):
        raise Invalid([Flaw("/username", "wrong_format", BAD_NAME)])
    leads = set(manages)
    row = {
        "username": username,
        "name": name or username,
        "password_hash": password_hash,
        "language": language,
        "email": email,
        "phone": phone,
        "active": True,
        "roles": list(roles),
        "created_at": now,
    }

    def work(conn: Connection) -> int:
        if conn.execute(select(user.c.id).where(user.c.username == username)).first() is not None:
            raise Conflict("username_taken", TAKEN)
        key = int(conn.execute(insert(user).returning(user.c.id), row).scalar_one())
        joined = [{"user": key, "group_key": each, "manager": each in leads} for each in sorted({*groups, *leads})]
        if joined:
            conn.execute(insert(membership), joined)
        detail = {"groups": sorted({*groups, *leads}), "roles": list(roles)}
        note(conn, actor, "user_created", f"user/{key}", now, detail)
        return key

    return db.write(work)
