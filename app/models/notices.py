"""What staff are told inside the product."""

from __future__ import annotations

from sqlalchemy import Column, Index, String, Table

from app.models.base import Big, Json, instant, metadata, row_id

notification = Table(
    "notification",
    metadata,
    row_id(),
    Column("user", Big, nullable=False),
    Column("record", Big),
    Column("node", String(48)),  # of the record's flow: it sent a copy, and who has read it is shown
    Column("title", Json, nullable=False),
    Column("body", Json, nullable=False),
    instant("at", nullable=False),
    instant("read_at"),
    Index("ix_notification_user_id", "user", "id"),
    Index("ix_notification_record", "record"),
)
