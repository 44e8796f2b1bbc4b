"""Staff: users, the groups they belong to, and how they and machines sign in."""

from __future__ import annotations

from sqlalchemy import Boolean, Column, Index, String, Table, Text

from app.models.base import Big, Json, instant, metadata, row_id

user = Table(
    "user",
    metadata,
    row_id(),
    Column("username", String(64), nullable=False, unique=True),
    Column("name", Text, nullable=False),
    Column("password_hash", Text),  # none: cannot sign in with a password
    Column("language", String(8), nullable=False),
    Column("email", Text),
    Column("phone", Text),
    Column("active", Boolean, nullable=False),
    Column("roles", Json, nullable=False),
    instant("created_at", nullable=False),
)

membership = Table(
    "membership",
    metadata,
    Column("user", Big, primary_key=True),
    Column("group_key", String(48), primary_key=True),
    Column("manager", Boolean, nullable=False),
    Index("ix_membership_group_key", "group_key"),
)

# Who is away from `from_at` until `to_at`, and who has their tasks meanwhile.
absence = Table(
    "absence",
    metadata,
    row_id(),
    Column("user", Big, nullable=False, index=True),
    instant("from_at", nullable=False),
    instant("to_at", nullable=False),
    Column("delegate", Big, nullable=False),
    instant("created_at", nullable=False),
)

session = Table(
    "session",
    metadata,
    Column("id", String(64), primary_key=True),  # the hash of what the cookie holds
    Column("user", Big, nullable=False, index=True),
    Column("csrf", String(64), nullable=False),
    instant("created_at", nullable=False),
    instant("expires_at", nullable=False),
)

api_key = Table(
    "api_key",
    metadata,
    row_id(),
    Column("hash", String(64), nullable=False, unique=True),
    Column("name", Text, nullable=False),
    Column("user", Big, nullable=False),  # it may do what this user may do
    Column("active", Boolean, nullable=False),
    instant("created_at", nullable=False),
    instant("expires_at"),
)

# Failed tries to sign in, by "name:…" and "address:…". The door counts those of the last minutes.
slip = Table(
    "slip",
    metadata,
    row_id(),
    Column("key", String(160), nullable=False),
    instant("at", nullable=False),
    Index("ix_slip_key_at", "key", "at"),
)
