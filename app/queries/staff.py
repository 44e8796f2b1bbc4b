"""Everybody who can sign in, and the keys of machines, as those see them who look after them."""

from __future__ import annotations

from typing import Any

from sqlalchemy import Connection, select

from app.models import api_key, membership, user
from app.queries.sight import Sight
from app.queries.words import group as named

OF_USERS = ("id", "username", "name", "email", "phone", "language", "active", "roles", "created_at")
OF_KEYS = ("id", "name", "active", "created_at", "expires_at")


def staff(conn: Connection, sight: Sight) -> list[dict[str, Any]]:
    """All users, the active ones first."""
    chosen = select(*(user.c[name] for name in OF_USERS), user.c.password_hash.is_not(None))
    rows = conn.execute(chosen.order_by(user.c.active.desc(), user.c.name, user.c.id)).all()
    joined: dict[int, list[dict[str, Any]]] = {row.id: [] for row in rows}
    for each in conn.execute(select(membership).order_by(membership.c.group_key)):
        if each.user in joined:
            joined[each.user].append({**named(sight.live.house, each.group_key), "manager": each.manager})
    names = (*OF_USERS, "can_sign_in")
    return [{**dict(zip(names, row, strict=True)), "groups": joined[row.id]} for row in rows]


def keys(conn: Connection) -> list[dict[str, Any]]:
    """All keys, the newest first; what opens the door is known to nobody any more."""
    chosen = select(*(api_key.c[name] for name in OF_KEYS), user.c.id.label("person"), user.c.name.label("called"))
    rows = conn.execute(chosen.join_from(api_key, user, user.c.id == api_key.c.user).order_by(api_key.c.id.desc()))
    return [
        {**{name: getattr(row, name) for name in OF_KEYS}, "user": {"id": row.person, "name": row.called}}
        for row in rows
    ]
