"""A flow's running instances as rows: tokens, tasks and timers, numbered inside their instance."""

from __future__ import annotations

from typing import Any

from sqlalchemy import Boolean, Column, Index, Integer, String, Table, text

from app.models.base import Big, Json, instant, metadata, row_id

# Parts of an instance lie side by side: on SQLite the table is its primary key, not a heap with an index beside it.
_PARTS: Any = {"sqlite_with_rowid": False}

# A record has one instance, whose id is the record's: nobody must ask the database for it before writing its parts, and
# whoever looks for those of a record looks by the instance.
instance = Table(
    "instance",
    metadata,
    Column("id", Big, primary_key=True, autoincrement=False),
    Column("record", Big, nullable=False),
    Column("flow", String(48), nullable=False),
    Column("release", Big, nullable=False),
    Column("status", String(8), nullable=False),
    Column("next_id", Integer, nullable=False),
    Column("rev", Integer, nullable=False),
    Column("vars", Json, nullable=False),
)

token = Table(
    "token",
    metadata,
    Column("instance", Big, primary_key=True),
    Column("id", Integer, primary_key=True, autoincrement=False),
    Column("node", String(48), nullable=False),
    Column("memo", Json, nullable=False),
    **_PARTS,
)

task = Table(
    "task",
    metadata,
    Column("instance", Big, primary_key=True),
    Column("id", Integer, primary_key=True, autoincrement=False),
    Column("record", Big, nullable=False),
    Column("node", String(48), nullable=False),
    Column("name", Json, nullable=False),
    Column("token", Integer, nullable=False),
    Column("kind", String(16), nullable=False),
    Column("user", Big),
    Column("group_key", String(48)),
    Column("customer", Boolean, nullable=False),
    Column("status", String(9), nullable=False),
    Column("action", String(48)),
    Column("by", Big),
    instant("due_at"),
    instant("created_at", nullable=False),
    instant("closed_at"),
    Column("ticks", Json),
    **_PARTS,
)
_open, _theirs = text("status = 'open'"), text("status = 'open' AND \"user\" IS NOT NULL")
Index("ix_task_open_user", task.c.user, sqlite_where=_theirs, postgresql_where=_theirs)
Index("ix_task_open_group", task.c.group_key, sqlite_where=_open, postgresql_where=_open)

timer = Table(
    "timer",
    metadata,
    Column("instance", Big, primary_key=True),
    Column("id", Integer, primary_key=True, autoincrement=False),
    Column("token", Integer, nullable=False),
    Column("node", String(48), nullable=False),
    instant("at", nullable=False),
    Column("port", String(48)),
    **_PARTS,
)

# Who waits for a message of this name and key; the oldest is served first.
catch = Table(
    "catch",
    metadata,
    Column("instance", Big, primary_key=True),
    Column("id", Integer, primary_key=True, autoincrement=False),
    Column("token", Integer, nullable=False),
    Column("node", String(48), nullable=False),
    Column("message", String(48), nullable=False),
    Column("key", String(200), nullable=False),
    Column("port", String(48), nullable=False),
    Index("ix_catch_message_key", "message", "key"),
    **_PARTS,
)

# A message that was brought; kept until a flow takes it.
parcel = Table(
    "parcel",
    metadata,
    row_id(),
    Column("message", String(48), nullable=False),
    Column("key", String(200), nullable=False),
    Column("data", Json, nullable=False),
    Column("once", String(280), unique=True),
    instant("at", nullable=False),
    Column("taken_by", Big),
    instant("expired_at"),
    Index("ix_parcel_message_key", "message", "key"),
)
