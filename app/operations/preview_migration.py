"""What moving instances to another release would do: looked at, and nothing written."""

from __future__ import annotations

from typing import Any

from sqlalchemy import Connection, Row, func, select

from app.actor import SYSTEM
from app.live import Live
from app.models import instance, record
from app.operations.arrive import arrive, refused, secrets
from app.operations.begin import opened
from app.queries.migrating import Plans, Wish, chosen, counted, page_of, standing, states_of, target_of, told
from app.queries.words import words
from app.work import Work
from engines.flow.migrate import Moved, migrate
from engines.flow.node import Flow
from engines.needs import Refusal


def preview(conn: Connection, live: Live, wish: Wish, now: int, drawn: Flow | None = None) -> dict[str, Any]:
    """One page of what would happen; nothing is written. `drawn` is a target that is not released yet."""
    plans = Plans(conn, live, wish, drawn or target_of(conn, live, wish))
    rows, following = page_of(conn, wish)
    items = _items(conn, plans, rows, now)
    total = conn.execute(select(func.count()).select_from(instance).where(*chosen(wish))).scalar_one()
    return {
        "flow": {"key": wish.flow, "name": words(plans.target.name)},
        "to": wish.to,
        "total": total,
        "counts": counted(items, "kept", "moved", "blocked"),
        "nodes": list(standing(conn, plans)),
        "targets": [
            {"id": node.id, "name": words(node.name), "type": node.kind.type}
            for node in plans.target.nodes.values()
            if node.kind.waits or node.kind.role == "join"
        ],
        "items": items,
        "next": following,
    }


def _items(conn: Connection, plans: Plans, rows: list[Row[Any]], now: int) -> list[dict[str, Any]]:
    states = states_of(conn, rows)
    outcomes = {row.id: migrate(plans.of(row.release), states[row.id], row.record_status, now) for row in rows}
    listening = [key for key, each in outcomes.items() if isinstance(each, Moved) and each.waits]
    works = _works(conn, plans, listening, now)
    return [_item(plans, row, outcomes[row.id], works.get(row.id)) for row in rows]


def _item(plans: Plans, row: Row[Any], outcome: Any, work: Work | None) -> dict[str, Any]:
    way = plans.of(row.release)
    if work is None:
        return told(row, outcome, way)
    came = arrive(work, outcome, looking=True)
    if isinstance(came, Refusal):
        return told(row, refused(came), way)
    return told(row, outcome, way, came, secrets(work))


def _works(conn: Connection, plans: Plans, records: list[int], now: int) -> dict[int, Work]:
    """These records, unlocked, under the release that is looked at."""
    found = {}
    for row in conn.execute(select(record).where(record.c.id.in_(records))).mappings() if records else ():
        work = opened(conn, plans.live, dict(row), SYSTEM, now)
        if plans.wish.to is not None:
            work.form = plans.live.pinned(conn, plans.wish.to).forms[work.form.key]
        work.flow = plans.target
        found[work.id] = work
    return found
