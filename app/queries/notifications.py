"""What a person was told."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from sqlalchemy import Connection, select

from app.models import notification, record
from app.queries.plain import Seen, see
from app.queries.redaction import redaction
from app.queries.sight import Sight

MOST = 50


def notifications(conn: Connection, sight: Sight) -> dict[str, Any]:
    """The newest, and how many of them are unread; those about records that may not be seen any more are left out."""
    told = select(notification).where(notification.c.user == sight.actor.id)
    rows = list(conn.execute(told.order_by(notification.c.id.desc()).limit(MOST)).mappings())
    about = {row["record"] for row in rows if row["record"] is not None}
    found = [see(conn, sight, row) for row in conn.execute(select(record).where(record.c.id.in_(about))).mappings()]
    seen = {each.row["id"]: each for each in found if each}
    items = [
        _dump(row, seen.get(row["record"]), sight) for row in rows if row["record"] is None or row["record"] in seen
    ]
    return {"items": items, "unread": sum(each["read_at"] is None for each in items)}


def _dump(row: Mapping[str, Any], seen: Seen | None, sight: Sight) -> dict[str, Any]:
    hide = redaction(seen) if seen else str
    texts = {name: hide(row[name].get(sight.language) or row[name].get("zh", "")) for name in ("title", "body")}
    return {"id": row["id"], "record": row["record"], **texts, "at": row["at"], "read_at": row["read_at"]}
