"""What routing must know of the people who handle records: are they there, what can they do, how much do they take."""

from __future__ import annotations

from sqlalchemy import Column, Integer, String, Table

from app.models.base import Big, Json, instant, metadata

PRESENCES = ("online", "busy", "away", "offline")

agent = Table(
    "agent",
    metadata,
    Column("user", Big, primary_key=True, autoincrement=False),
    Column("presence", String(8), nullable=False),  # one of PRESENCES
    Column("cap", Integer),
    Column("shift", String(48)),  # the key of a calendar
    Column("skills", Json, nullable=False),  # levels 1 to 5 by dimension and value
    Column("seniority", Integer, nullable=False),  # months
    Column("turn", Big, nullable=False),  # grows with every record that they are given
    instant("assigned_at"),
    instant("present_at"),
)
