"""What was migrated, and on which releases the instances of a flow stand."""

from __future__ import annotations

from typing import Any

from sqlalchemy import Connection, func, select

from app.live import Live
from app.models import instance, migrated, migration
from app.queries.migrating import flow_in, releases_of
from app.queries.names import names_of, somebody


def migrations(conn: Connection, live: Live, flow: str) -> list[dict[str, Any]]:
    """The migrations of a flow, newest first, with how many instances moved and were taken back."""
    flow_in(live, flow)
    moved, undone = func.count(migrated.c.record).label("moved"), func.count(migrated.c.undone_at).label("undone")
    joined = migration.outerjoin(migrated, migrated.c.migration == migration.c.id)
    asked = select(migration, moved, undone).select_from(joined).where(migration.c.flow == flow)
    rows = list(conn.execute(asked.group_by(migration.c.id).order_by(migration.c.id.desc()).limit(200)))
    names = names_of(conn, (row.by for row in rows))
    return [
        {"id": row.id, "to": row.to_release, "at": row.at, "by": somebody(row.by, names), "note": row.note}
        | {"moved": row.moved, "undone": row.undone}
        for row in rows
    ]


def standings(conn: Connection, live: Live, flow: str) -> list[dict[str, Any]]:
    """The releases that hold the flow, newest first, with how many instances stand on each."""
    counts: dict[int, dict[str, int]] = {}
    asked = select(instance.c.release, instance.c.status, func.count()).where(instance.c.flow == flow)
    for release, status, count in conn.execute(asked.group_by(instance.c.release, instance.c.status)):
        counts.setdefault(release, {})[status] = count
    return [
        {"seq": row.seq, "at": row.at, "note": row.note, "live": row.live}
        | {status: counts.get(row.seq, {}).get(status, 0) for status in ("running", "incident", "ended")}
        for row in releases_of(conn, live, flow)
    ]
