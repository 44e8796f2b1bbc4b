"""Who was sent a copy 抄送 of a record, and who has read it when."""

from __future__ import annotations

from typing import Any

from sqlalchemy import Connection, func, select

from app.models import notification
from app.queries.names import names_of, somebody
from app.queries.sight import Sight
from engines.flow.node import Flow


def copies_of(conn: Connection, record_id: int, flow: Flow | None) -> list[dict[str, Any]]:
    """By node, in the order in which they sent; whoever got several of one node's copies is told of by the newest."""
    sent = notification.c.record == record_id, notification.c.node.is_not(None)
    found: dict[str, dict[int, Any]] = {}
    for row in conn.execute(select(notification).where(*sent).order_by(notification.c.id)).mappings():
        found.setdefault(row["node"], {})[row["user"]] = row
    names = names_of(conn, (person for people in found.values() for person in people))
    return [
        {
            "node": node,
            "name": _name(node, flow),
            "people": [
                {"user": somebody(person, names), "at": row["at"], "read_at": row["read_at"]}
                for person, row in people.items()
            ],
        }
        for node, people in found.items()
    ]


def unread(conn: Connection, sight: Sight, record_id: int) -> int:
    """How much the caller was told about the record and has not read."""
    mine = notification.c.record == record_id, notification.c.user == sight.actor.user, notification.c.read_at.is_(None)
    count: int = conn.execute(select(func.count()).select_from(notification).where(*mine)).scalar_one()
    return count


def _name(node: str, flow: Flow | None) -> dict[str, str]:
    """What the node is called; its id where the flow has been drawn anew without it."""
    there = flow.nodes.get(node) if flow else None
    return {"zh": there.name.zh, "en": there.name.en} if there else {"zh": node, "en": node}
