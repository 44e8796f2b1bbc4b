"""Work that waits for its time or for the outside world, and the incidents it may end in."""

from __future__ import annotations

from sqlalchemy import Column, Index, Integer, String, Table, Text, text

from app.models.base import Big, Json, instant, metadata, row_id

# `due_at` is the business time that was asked for; `run_at` is when to try next (later than `due_at` after a failure).
job = Table(
    "job",
    metadata,
    row_id(),
    Column("kind", String(32), nullable=False),
    Column("payload", Json, nullable=False),
    Column("key", String(160), unique=True),
    Column("queue", String(16), nullable=False),
    Column("priority", Integer, nullable=False),
    instant("due_at", nullable=False),
    instant("run_at", nullable=False),
    Column("attempts", Integer, nullable=False),
    Column("max_attempts", Integer, nullable=False),
    instant("lease_until"),
    Column("lease_token", String(32)),
    Column("status", String(9), nullable=False),
    Column("last_error", Text),
    Column("record", Big),
    instant("created_at", nullable=False),
)
_ready = {"sqlite_where": text("status = 'ready'"), "postgresql_where": text("status = 'ready'")}
Index("ix_job_ready", job.c.run_at, job.c.id, **_ready)

incident = Table(
    "incident",
    metadata,
    row_id(),
    Column("record", Big, index=True),
    Column("instance", Big),
    Column("token", Integer),
    Column("node", String(48)),
    Column("job", Big),
    Column("code", String(48), nullable=False),
    Column("message", Json, nullable=False),
    Column("detail", Json),
    Column("status", String(8), nullable=False),  # open | retried | skipped | over
    instant("at", nullable=False),
    instant("closed_at"),
    Column("closed_by", Big),
)
