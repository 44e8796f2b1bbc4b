"""Rows of the audit trail: configuration, identity, export, sensitive reads. A chore seals them into a hash chain."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from typing import Any

import orjson
from sqlalchemy import Connection

from app.actor import Actor
from app.models import audit

BEGIN = "0" * 64  # what stands before the first row of the chain
TOLD = ("seq", "at", "actor_kind", "actor_id", "what", "subject", "detail")


def note(
    conn: Connection, actor: Actor, what: str, subject: str, now: int, detail: Mapping[str, Any] | None = None
) -> None:
    """Put down in the caller's transaction that `actor` did `what` to `subject`."""
    conn.execute(
        audit.insert(),
        {
            "at": now,
            "actor_kind": actor.kind,
            "actor_id": actor.id,
            "what": what,
            "subject": subject,
            "detail": dict(detail or {}),
        },
    )


def digest(row: Mapping[str, Any], before: str) -> str:
    """SHA-256 over the hash of the row before it and the row's content."""
    said = orjson.dumps({name: row[name] for name in TOLD}, option=orjson.OPT_SORT_KEYS)
    return hashlib.sha256(before.encode() + said).hexdigest()
