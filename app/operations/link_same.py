"""A rule links a record with others that hold the same values."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from sqlalchemy import Connection, insert, select

from app.actor import Actor
from app.db import Database
from app.live import live
from app.models import record_link
from app.operations.bear import conclude
from app.operations.begin import open_record
from app.outbox import Lease, finish
from app.work import Work

MOST = 20


def link_same(db: Database, payload: Mapping[str, Any], now: int, *, lease: Lease | None = None) -> None:
    """Link `payload["record"]` with the last records of its form that agree with it; a pair that is there stays."""

    def work(conn: Connection) -> None:
        if lease is not None:
            finish(conn, lease)
        record = open_record(conn, live(db, conn), payload["record"], Actor("rule"), now)
        record.core["updated_at"] = record.read["_updated_at"]
        found = _unlinked(record, payload)
        if found:
            pairs = [(record.id, each) for each in found] + [(each, record.id) for each in found]
            conn.execute(insert(record_link), [{"record": one, "other": other, "at": now} for one, other in pairs])
            record.event("tied", payload={"records": found})
            conclude(record)

    db.write(work)


def _unlinked(work: Work, payload: Mapping[str, Any]) -> list[int]:
    """The other records that agree and are not linked yet, newest first."""
    table = work.live.tables[work.form.key]
    main = table.main
    same = [table.paths[name] == value for name, value in payload["equal"] if name in table.paths]
    there = select(record_link.c.other).where(record_link.c.record == work.id)
    chosen = select(main.c.record_id).where(*same, main.c.record_id != work.id, main.c.record_id.not_in(there))
    late = chosen.where(main.c.created_at >= payload["since"]).order_by(main.c.record_id.desc()).limit(MOST)
    return list(work.conn.execute(late).scalars())
