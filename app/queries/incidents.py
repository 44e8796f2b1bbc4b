"""What waits for somebody to retry, skip or mend it."""

from __future__ import annotations

from typing import Any

from sqlalchemy import Connection, select

from app.models import incident
from app.queries.sight import Sight
from app.queries.titles import titles_of

MOST = 200


def incidents(conn: Connection, sight: Sight) -> list[dict[str, Any]]:
    """The open ones, newest first."""
    chosen = select(incident).where(incident.c.status == "open").order_by(incident.c.id.desc()).limit(MOST)
    rows = list(conn.execute(chosen).mappings())
    titles = titles_of(conn, sight, (row["record"] for row in rows if row["record"] is not None))
    return [
        {name: row[name] for name in ("id", "node", "code", "message", "status", "at")}
        | {"record": {"id": row["record"], "title": titles[row["record"]]} if row["record"] in titles else None}
        for row in rows
    ]
