"""An event that another system told of reaches a record it is about."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from sqlalchemy import Connection

from app.actor import SYSTEM
from app.db import Database
from app.live import live
from app.operations.bear import conclude
from app.operations.begin import open_record
from app.operations.settle import settle
from app.outbox import Lease, finish
from engines.rule.firing import Event


def handle_event(db: Database, payload: Mapping[str, Any], now: int, *, lease: Lease | None = None) -> None:
    """Let the rules of `payload["record"]` hear of the event. `lease` is finished in the same transaction."""

    def work(conn: Connection) -> None:
        if lease is not None:
            finish(conn, lease)
        said = {"name": payload["name"], "data": payload["data"]}
        record = open_record(conn, live(db, conn), payload["record"], SYSTEM, now)
        record.event("inbound", payload=said)
        settle(record, Event("inbound", said=said))
        conclude(record)

    db.write(work)
