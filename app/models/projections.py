"""What a projection could not take over: values that do not fit their column any more are listed, never lost."""

from __future__ import annotations

from sqlalchemy import Column, Index, String, Table, Text

from app.models.base import Big, metadata

projection_issue = Table(
    "projection_issue",
    metadata,
    Column("record", Big, primary_key=True, autoincrement=False),
    Column("field", String(100), primary_key=True),  # "amount", or "items.sku" of a sub-table
    Column("form", String(48), nullable=False),
    Column("value", Text, nullable=False),  # as JSON, cut to a length that can be looked at
    Index("ix_projection_issue_form", "form"),
)
