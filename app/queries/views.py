"""The saved views of a list that somebody may use: their own, and those shared with a role they hold."""

from __future__ import annotations

from typing import Any

from sqlalchemy import Connection, select

from app.errors import NotFound
from app.models import saved_view, user
from app.queries.sight import Sight


def views(conn: Connection, sight: Sight, form: str) -> list[dict[str, Any]]:
    """By name; `mine` may be changed. What a view narrows a list to is asked with the caller's own rights."""
    if sight.form(form) is None or not sight.access(form).may("read"):
        raise NotFound("这个表单", "this form")
    settles = "settings" in sight.pages
    columns = (saved_view.c.id, saved_view.c.name, saved_view.c.owner, saved_view.c.roles, saved_view.c.state)
    chosen = select(*columns, user.c.name.label("called")).outerjoin(user, user.c.id == saved_view.c.owner)
    rows = conn.execute(chosen.where(saved_view.c.form == form).order_by(saved_view.c.name, saved_view.c.id)).all()
    mine = sight.actor.user
    return [
        {
            "id": row.id,
            "name": row.name,
            "roles": row.roles,
            "state": row.state,
            "by": {"id": row.owner, "name": row.called or f"#{row.owner}"},
            "mine": row.owner == mine or settles,
        }
        for row in rows
        if row.owner == mine or set(row.roles) & set(sight.actor.roles) or (settles and row.roles)
    ]
