"""Those who are asked together at one step: whose turn is now, whose comes later, and what was said so far."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy import Connection, select

from app.models import task
from app.queries.names import names_of, somebody
from app.queries.words import words
from engines.flow.node import Flow
from engines.flow.rights import Action


def with_signers(
    conn: Connection, dumped: Sequence[dict[str, Any]], rows: Sequence[Mapping[str, Any]], flow: Flow | None
) -> list[dict[str, Any]]:
    """The tasks of one record, each approval with all who are asked at its step on this visit."""
    together = [row for row in rows if row["kind"] == "approval"]
    if flow is None or not together:
        return list(dumped)
    mine = task.c.instance == together[0]["instance"], task.c.token.in_({row["token"] for row in together})
    asked = list(conn.execute(select(task).where(*mine, task.c.status != "cancelled").order_by(task.c.id)).mappings())
    names = names_of(conn, (each["user"] for each in asked))
    shown = []
    for each, row in zip(dumped, rows, strict=True):
        beside = [one for one in asked if _belongs(one, row)] if row["kind"] == "approval" else []
        told = [_dump(one, flow, names) for one in beside] if len(beside) > 1 else []
        shown.append({**each, "signers": told})
    return shown


def _belongs(one: Mapping[str, Any], row: Mapping[str, Any]) -> bool:
    """Asked at the same step, on the same visit."""
    since = (row["memo"] or {}).get("since", row["id"])
    return bool(one["token"] == row["token"] and one["node"] == row["node"] and one["id"] >= since)


def _dump(one: Mapping[str, Any], flow: Flow, names: dict[int, str]) -> dict[str, Any]:
    action = _action(flow, one) if one["status"] == "done" else None
    return {
        "user": somebody(one["user"], names),
        "status": one["status"],
        "action": words(action.label) if action else None,
    }


def _action(flow: Flow, one: Mapping[str, Any]) -> Action | None:
    node = flow.nodes.get(one["node"])
    known = node.work.actions if node and node.work else ()
    return next((each for each in known if each.id == one["action"]), None)
