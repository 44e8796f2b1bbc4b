"""Records, the only truth; the events that are their history; the messages that are their conversation."""

from __future__ import annotations

from sqlalchemy import Boolean, Column, Index, Integer, String, Table, Text, UniqueConstraint, text

from app.models.base import Big, Json, instant, metadata, row_id

record = Table(
    "record",
    metadata,
    row_id(),
    Column("form", String(48), nullable=False),
    Column("release", Big, nullable=False),
    Column("number", String(64), nullable=False),
    Column("title", Text, nullable=False),
    Column("status", String(48), nullable=False),
    Column("status_category", String(8), nullable=False),
    Column("priority", String(8), nullable=False),
    Column("category", Text),
    Column("channel", String(16), nullable=False),
    Column("assignee", Big),
    Column("group_key", String(48)),
    Column("customer", Big),
    Column("level", Integer, nullable=False),
    Column("tags", Json, nullable=False),
    instant("created_at", nullable=False),
    instant("updated_at", nullable=False),
    instant("first_response_at"),
    instant("resolved_at"),
    instant("closed_at"),
    instant("due_at"),
    Column("rev", Integer, nullable=False),
    Column("data", Json, nullable=False),
    Column("urgency", Big, nullable=False, default=0),
    Column("urgency_rate", Big, nullable=False, default=0),  # what an hour of waiting adds
    instant("urgency_since"),
    Column("origin", Big),
    Column("origin_key", String(128), unique=True),  # makes an effect's new record once only
    Column("link_hash", String(64), unique=True),
    Column("frozen", Json),  # why nobody may change it now, in every language; null: anybody may
    UniqueConstraint("form", "number"),
    Index("ix_record_customer", "customer"),
)
_open = "assignee IS NOT NULL AND status_category NOT IN ('solved', 'closed')"
_where = {"sqlite_where": text(_open), "postgresql_where": text(_open)}
Index("ix_record_open_assignee_priority", record.c.assignee, record.c.priority, **_where)

event = Table(
    "event",
    metadata,
    row_id("seq"),
    Column("record", Big, nullable=False),
    instant("at", nullable=False),
    Column("type", String(32), nullable=False),
    Column("actor_kind", String(16), nullable=False),
    Column("actor_id", Big),
    Column("node", String(48)),
    Column("from_", Text),
    Column("to_", Text),
    Column("payload", Json),
    Column("release", Big),
    Column("chain", Integer, nullable=False),  # 0 = a person or the clock did it, n = its n-th consequence
    Index("ix_event_record_seq", "record", "seq"),
)

message = Table(
    "message",
    metadata,
    row_id(),
    Column("record", Big, nullable=False),
    instant("at", nullable=False),
    Column("direction", String(3), nullable=False),
    Column("channel", String(16), nullable=False),
    Column("public", Boolean, nullable=False),
    Column("author_kind", String(16), nullable=False),
    Column("author_id", Big),
    Column("body", Text, nullable=False),
    Column("words", Json),  # an automatic message in every language; `body` is its Chinese
    Column("attachments", Json, nullable=False),
    Index("ix_message_record_id", "record", "id"),
)

record_link = Table(
    "record_link",
    metadata,
    Column("record", Big, primary_key=True, autoincrement=False),
    Column("other", Big, primary_key=True, autoincrement=False),
    instant("at", nullable=False),
)

counter = Table(
    "counter",
    metadata,
    Column("key", String(160), primary_key=True),
    Column("value", Big, nullable=False),
)

window = Table(
    "window",
    metadata,
    Column("rule", String(48), primary_key=True),
    Column("key_hash", String(64), primary_key=True),
    instant("fired_at"),
)
