"""A rule or a flow of one record changes another: a transaction of its own, because each locks one record only."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from sqlalchemy import Connection

from app.actor import Actor
from app.db import Database
from app.effects import Source, apply
from app.live import live
from app.operations.bear import conclude
from app.operations.begin import open_record
from app.operations.recompute import recompute
from app.operations.settle import moment, settle
from app.outbox import Lease, finish
from engines.definition import text
from engines.effects import Effect, Freeze, SetFields
from engines.rule.firing import Chain, Event


def update_related(db: Database, payload: Mapping[str, Any], now: int, *, lease: Lease | None = None) -> None:
    """Write `payload["values"]` into `payload["record"]`, and let its own rules follow. `lease` is finished with it."""

    def work(conn: Connection) -> None:
        if lease is not None:
            finish(conn, lease)
        kind, key = payload["source"]
        record = open_record(conn, live(db, conn), payload["record"], Actor(kind), now, Chain(payload["depth"]))
        effects: list[Effect] = [SetFields(payload["values"])]
        if "frozen" in payload:
            reason = payload["frozen"]
            effects.append(Freeze(text(reason) if reason else None, None, ""))
        changed = apply(record, Source(kind, key), effects)
        changed |= recompute(record, lambda: moment(record))
        if changed:
            settle(record, Event("changed", changed), changed)
        if changed or record.events:
            conclude(record)

    db.write(work)
