"""Which records changed since somebody last asked, so that open pages can freshen themselves."""

from __future__ import annotations

from typing import Any

from sqlalchemy import Connection, func, select

from app.models import event, record
from app.projection import columns
from app.queries.sight import Sight

MOST = 500
SETTLED = 2
"""Seconds after which no event with a lower number can appear any more: numbers are given before they are kept."""


def changes(conn: Connection, sight: Sight, since: int | None) -> dict[str, Any]:
    """The records that may be seen and have changed; `seq` is what to ask with next time.

    The events of the last moment are told again with the next answer.
    """
    if since is None:
        return {"seq": _settled(conn, sight.now, 0), "records": [], "more": False}
    later = select(event.c.seq, event.c.record).where(event.c.seq > since).order_by(event.c.seq).limit(MOST)
    rows = conn.execute(later).all()
    more = len(rows) == MOST
    seq = rows[-1].seq if more else _settled(conn, sight.now, since)
    return {"seq": seq, "records": _visible(conn, sight, {row.record for row in rows}), "more": more}


def _settled(conn: Connection, now: int, since: int) -> int:
    newest = select(func.max(event.c.seq)).where(event.c.seq > since, event.c.at < now - SETTLED)
    return conn.execute(newest).scalar_one() or since


def _visible(conn: Connection, sight: Sight, ids: set[int]) -> list[dict[str, Any]]:
    if not ids:
        return []
    rows = conn.execute(select(record.c.id, record.c.form).where(record.c.id.in_(ids))).all()
    found: list[dict[str, Any]] = []
    for form in sorted({row.form for row in rows}):
        if sight.access(form).may("read"):
            table = sight.live.tables[form]
            mine = table.main.c.record_id.in_([row.id for row in rows if row.form == form])
            policy = sight.where(form, columns(table, sight.live.tables))
            seen = conn.execute(select(table.main.c.record_id).where(mine, *policy)).scalars()
            found += [{"id": number, "form": form} for number in sorted(seen)]
    return found
