"""Rows of the audit trail: configuration, identity, export, sensitive reads. A job seals them into the hash chain."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from sqlalchemy import Connection

from app.actor import Actor
from app.models import audit


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
