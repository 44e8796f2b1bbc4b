"""Instances that were moved to another release, and where each stood before: so that it can go back."""

from __future__ import annotations

from sqlalchemy import Column, Index, Integer, String, Table, Text

from app.models.base import Big, Json, instant, metadata, row_id

migration = Table(
    "migration",
    metadata,
    row_id(),
    Column("flow", String(48), nullable=False),
    Column("to_release", Big, nullable=False),
    Column("mapping", Json, nullable=False),
    Column("note", Text, nullable=False),
    Column("by", Big),
    instant("at", nullable=False),
    Index("ix_migration_flow", "flow"),
)

# `before` is the whole state it had; `rev` is the instance's right after the move: while it is the same, nothing has
# happened in the flow since.
migrated = Table(
    "migrated",
    metadata,
    Column("migration", Big, primary_key=True),
    Column("record", Big, primary_key=True),
    Column("from_release", Big, nullable=False),
    Column("rev", Integer, nullable=False),
    Column("before", Json, nullable=False),
    instant("undone_at"),
)
