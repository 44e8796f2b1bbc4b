"""Lists as people keep them: filters, columns and order under a name, for themselves or for whoever holds a role."""

from __future__ import annotations

from sqlalchemy import Column, String, Table, Text

from app.models.base import Big, Json, instant, metadata, row_id

saved_view = Table(
    "saved_view",
    metadata,
    row_id(),
    Column("form", String(48), nullable=False, index=True),
    Column("name", Text, nullable=False),
    Column("owner", Big, nullable=False),
    Column("roles", Json, nullable=False),  # whose holders see it; nobody but the owner where there is none
    Column("state", Json, nullable=False),  # what the list is narrowed to, its columns and its order
    instant("created_at", nullable=False),
    instant("updated_at", nullable=False),
)
