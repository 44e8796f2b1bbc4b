"""The trail of configuration, identity, export and sensitive reads; and the answers kept for repeated requests."""

from __future__ import annotations

from sqlalchemy import Column, Integer, String, Table

from app.models.base import Big, Json, instant, metadata, row_id

# `sealed` is the row's place in the hash chain. It and the hashes are filled later by a chore, so that writing an audit
# row never waits for another.
audit = Table(
    "audit",
    metadata,
    row_id("seq"),
    instant("at", nullable=False),
    Column("actor_kind", String(16), nullable=False),
    Column("actor_id", Big),
    Column("what", String(48), nullable=False),
    Column("subject", String(128)),
    Column("detail", Json, nullable=False),
    Column("hash", String(64)),
    Column("prev_hash", String(64)),
    Column("sealed", Big, unique=True, index=True),
)

idempotency = Table(
    "idempotency",
    metadata,
    Column("key", String(200), primary_key=True),
    Column("request_hash", String(64), nullable=False),
    Column("status", Integer, nullable=False),
    Column("response", Json, nullable=False),
    instant("created_at", nullable=False, index=True),
)
