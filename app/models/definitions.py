"""Definitions as their original bytes, the bundles that own them, and the releases that publishing makes."""

from __future__ import annotations

from sqlalchemy import Boolean, Column, Index, LargeBinary, String, Table, Text, UniqueConstraint, text

from app.models.base import Big, Json, instant, metadata, row_id

document = Table(
    "document",
    metadata,
    row_id(),
    Column("kind", String(32), nullable=False),
    Column("key", String(48), nullable=False),
    Column("bundle", String(48), nullable=False),
    Column("raw", Text, nullable=False),
    Column("sha256", String(64), nullable=False),
    instant("created_at", nullable=False),
    UniqueConstraint("kind", "key", "sha256"),
)

bundle = Table(
    "bundle",
    metadata,
    Column("key", String(48), primary_key=True),
    Column("name", Json, nullable=False),
    Column("version", Big, nullable=False),
    Column("requires", Json, nullable=False),
    Column("base", Json, nullable=False),  # path → sha256 as first imported: what a later version merges against
    instant("created_at", nullable=False),
    instant("updated_at", nullable=False),
)

bundle_file = Table(
    "bundle_file",
    metadata,
    Column("bundle", String(48), primary_key=True),
    Column("path", String(200), primary_key=True),
    Column("raw", LargeBinary, nullable=False),
    instant("updated_at", nullable=False),
)

release = Table(
    "release",
    metadata,
    row_id("seq"),
    Column("bundle", String(48), nullable=False),
    instant("at", nullable=False),
    Column("by", Big),
    Column("note", Text, nullable=False),
    Column("manifest", Json, nullable=False),  # "kind/key" → document id
    Column("files", Json, nullable=False),  # path → sha256 of the bundle's files at that moment
    Column("live", Boolean, nullable=False),
)
Index("ix_release_live", release.c.bundle, unique=True, sqlite_where=text("live"), postgresql_where=text("live"))
Index("ix_release_bundle_seq", release.c.bundle, release.c.seq)
