"""Uploaded files: their bytes lie on disk by sha256, this says whose they are."""

from __future__ import annotations

from sqlalchemy import Column, String, Table, Text

from app.models.base import Big, instant, metadata

file = Table(
    "file",
    metadata,
    Column("id", String(32), primary_key=True),  # random: an id is not a way to guess others
    Column("sha256", String(64), nullable=False),
    Column("name", Text, nullable=False),
    Column("type", String(100), nullable=False),
    Column("size", Big, nullable=False),
    Column("record", Big, index=True),
    Column("form", String(48)),
    Column("uploaded_by", Big),
    Column("upload_hash", String(64)),  # the form token of an anonymous upload, hashed
    instant("created_at", nullable=False),
)
