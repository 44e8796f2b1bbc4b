"""A rule changes all records that refer to one: found at once, written each in a transaction of its own."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from sqlalchemy import Connection, select

from app.db import Database
from app.live import live
from app.outbox import Job, Lease, enqueue, finish

MOST = 500


def update_referring(db: Database, payload: Mapping[str, Any], now: int, *, lease: Lease | None = None) -> None:
    """Leave a job for each record of `payload["form"]` whose field `payload["by"]` leads to `payload["origin"]`."""

    def work(conn: Connection) -> None:
        if lease is not None:
            finish(conn, lease)
        table = live(db, conn).tables.get(payload["form"])
        column = table.paths.get(payload["by"]) if table else None
        if table is None or column is None:
            return
        main = table.main
        chosen = select(main.c.record_id).where(column == payload["origin"]).order_by(main.c.record_id.desc())
        found = conn.execute(chosen.limit(MOST)).scalars()
        enqueue(conn, [_job(payload, each, now) for each in found], now)

    db.write(work)


def _job(payload: Mapping[str, Any], record: int, now: int) -> Job:
    told = {name: payload[name] for name in ("form", "values", "origin", "source", "depth")}
    key = f"update:{payload['origin']}:{payload['key']}:{record}"
    return Job("update_related", told | {"record": record}, now, key, record)
