"""Where the time of a ticket went, step by step; and the ways that many tickets took."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from statistics import median
from typing import Any

from sqlalchemy import Connection, select

from app.live import Live
from app.models import event, instance
from app.queries.migrating import flow_in
from app.queries.plain import Seen
from app.queries.sight import Sight
from app.queries.words import words
from engines.flow.node import Flow
from engines.flow.path import Fact, Stay, path, rework, variant, waits
from engines.kinds import Text

TOLD = ("entered", "passed", "left", "cancelled", "claim", "acted")
MOST_INSTANCES, MOST_VARIANTS = 2_000, 50


def trace(conn: Connection, sight: Sight, seen: Seen) -> dict[str, Any]:
    """The record's way through its flow, with what waited and what was worked on."""
    flow = sight.live.pinned(conn, seen.row["release"]).flows.get(seen.form.flow or "")
    stays = path(facts_of(conn, [seen.row["id"]])[seen.row["id"]])
    total = sum(stay.seconds(sight.now) for stay in stays)
    return {
        "items": [_dump(stay, flow, sight.now, total) for stay in stays],
        "nodes": _by_node(stays, flow, sight.now, total),
        "seconds": total,
        "rework": rework(stays),
        "as_of": sight.now,
    }


def _dump(stay: Stay, flow: Flow | None, now: int, total: int) -> dict[str, Any]:
    seconds, work = stay.seconds(now), stay.work(now)
    return {
        "node": stay.node,
        "name": name_of(flow, stay.node),
        "entered_at": stay.entered,
        "left_at": stay.left,
        "exit": stay.port,
        "cancelled": stay.cancelled,
        "seconds": seconds,
        "wait": seconds - work,
        "work": work,
        "share": seconds / total if total else 0.0,
    }


def _by_node(stays: Iterable[Stay], flow: Flow | None, now: int, total: int) -> list[dict[str, Any]]:
    """The same by node, the longest first: those that took no time are left out."""
    found: dict[str, list[Stay]] = defaultdict(list)
    for stay in waits(stays):
        found[stay.node].append(stay)
    rows = [
        {"node": node, "name": name_of(flow, node), "visits": len(some), "seconds": sum(x.seconds(now) for x in some)}
        for node, some in found.items()
    ]
    shared = [row | {"share": row["seconds"] / total if total else 0.0} for row in rows]
    return sorted(shared, key=lambda row: -row["seconds"])


def variants(conn: Connection, live: Live, key: str) -> dict[str, Any]:
    """The ways that the newest ended tickets of a flow took, the most usual first."""
    flow = flow_in(live, key)
    ended = select(instance.c.id).where(instance.c.flow == key, instance.c.status == "ended")
    ids = list(conn.execute(ended.order_by(instance.c.id.desc()).limit(MOST_INSTANCES)).scalars())
    ways: dict[tuple[str, ...], list[tuple[int, int]]] = defaultdict(list)
    for facts in facts_of(conn, ids).values():
        stays = path(facts)
        length = (facts[-1].at - facts[0].at) if facts else 0
        ways[variant(stays)].append((length, rework(stays)))
    usual = sorted(ways.items(), key=lambda pair: (-len(pair[1]), pair[0]))
    return {
        "total": len(ids),
        "variants": len(ways),
        "rework": sum(back > 0 for some in ways.values() for _, back in some),
        "items": [
            {
                "steps": [{"node": node, "name": name_of(flow, node)} for node in way],
                "count": len(some),
                "share": len(some) / len(ids),
                "median_seconds": int(median(length for length, _ in some)),
                "rework": rework_of(way),
            }
            for way, some in usual[:MOST_VARIANTS]
        ],
    }


def rework_of(way: tuple[str, ...]) -> int:
    """How often this way comes back to a step."""
    return len(way) - len(set(way))


def facts_of(conn: Connection, records: list[int]) -> dict[int, list[Fact]]:
    """What the histories of these records say of nodes, in order."""
    columns = select(event.c.record, event.c.node, event.c.type, event.c.at, event.c.to_, event.c.payload)
    found: dict[int, list[Fact]] = {number: [] for number in records}
    for begin in range(0, len(records), 500):
        mine = event.c.record.in_(records[begin : begin + 500]), event.c.type.in_(TOLD), event.c.node.is_not(None)
        for row in conn.execute(columns.where(*mine).order_by(event.c.seq)):
            found[row.record].append(Fact(row.node, row.type, row.at, row.to_, (row.payload or {}).get("token")))
    return found


def name_of(flow: Flow | None, node: str) -> dict[str, str]:
    """How people call a node; one that is no more by its id."""
    found = flow.nodes.get(node) if flow else None
    return words(found.name if found else Text(node, node))
