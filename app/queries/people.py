"""Colleagues, to hand something to."""

from __future__ import annotations

from typing import Any

from sqlalchemy import Connection, or_, select

from app.models import membership, user
from app.queries.searching import contains
from app.queries.sight import Sight
from app.queries.words import group as named

MOST = 100


def people(conn: Connection, sight: Sight, group: str = "", q: str = "") -> list[dict[str, Any]]:
    """Active colleagues by name, with their groups."""
    chosen = select(user.c.id, user.c.name, user.c.username).where(user.c.active)
    if group:
        chosen = chosen.where(user.c.id.in_(select(membership.c.user).where(membership.c.group_key == group)))
    if q:
        chosen = chosen.where(or_(contains(user.c.name, q), contains(user.c.username, q)))
    rows = conn.execute(chosen.order_by(user.c.name, user.c.id).limit(MOST)).all()
    groups: dict[int, list[Any]] = {row.id: [] for row in rows}
    for row in conn.execute(select(membership).where(membership.c.user.in_(groups)).order_by(membership.c.group_key)):
        groups[row.user].append(named(sight.live.house, row.group_key))
    return [{"id": row.id, "name": row.name, "username": row.username, "groups": groups[row.id]} for row in rows]
