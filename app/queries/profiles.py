"""What routing knows of a colleague: their skills, limit and shift, whether they are there, how much they have."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from sqlalchemy import Connection, func, select

from app.errors import NotFound
from app.models import agent, record, user

UNSAID: Mapping[str, Any] = {
    "presence": "online",
    "cap": None,
    "shift": None,
    "skills": {},
    "seniority": 0,
    "assigned_at": None,
}
"""What routing knows of somebody of whom nothing was ever said."""


def profile_of(conn: Connection, person: int) -> dict[str, Any]:
    """The profile of one person. Raises NotFound."""
    if conn.execute(select(user.c.id).where(user.c.id == person)).first() is None:
        raise NotFound("这位同事", "this colleague")
    row = conn.execute(select(agent).where(agent.c.user == person)).mappings().first()
    mine = record.c.assignee == person, record.c.status_category.not_in(["solved", "closed"])
    load = conn.execute(select(func.count()).select_from(record).where(*mine)).scalar_one()
    return {"user": person, "load": load, **({name: row[name] for name in UNSAID} if row else UNSAID)}


def presence_of(conn: Connection, person: int) -> str:
    """Whether somebody is there; online, unless they said otherwise."""
    found: str | None = conn.execute(select(agent.c.presence).where(agent.c.user == person)).scalar()
    return found or "online"
