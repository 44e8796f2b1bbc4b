"""The clocks of the records' promises: one row for each record and metric, the newest run of it."""

from __future__ import annotations

from sqlalchemy import Boolean, Column, String, Table

from app.models.base import Big, Json, instant, metadata

sla_clock = Table(
    "sla_clock",
    metadata,
    Column("record", Big, primary_key=True, autoincrement=False),
    Column("metric", String(16), primary_key=True),
    Column("policy", String(48), nullable=False),
    Column("calendar", String(48), nullable=False),
    Column("state", String(8), nullable=False),  # running | paused | met | stopped
    Column("target", Big, nullable=False),
    Column("elapsed", Big, nullable=False),  # working seconds, counted up to `since`
    instant("since"),
    Column("holder", String(48), nullable=False),
    Column("held", Json, nullable=False),  # working seconds by group
    instant("started_at", nullable=False),
    instant("due_at"),
    instant("warn_at"),
    instant("warned_at"),
    instant("breached_at"),
    instant("ended_at"),
    Column("by_hand", Boolean, nullable=False),
)
