"""Migrations of instances"""

import sqlalchemy as sa
from alembic import op

revision = "0002_migrations"
down_revision = "0001"
branch_labels = None
depends_on = None

BIG = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    """Migrations of instances"""
    op.create_table(
        "migration",
        sa.Column("id", BIG, autoincrement=True, nullable=False),
        sa.Column("flow", sa.String(length=48), nullable=False),
        sa.Column("to_release", BIG, nullable=False),
        sa.Column("mapping", sa.JSON(none_as_null=True), nullable=False),
        sa.Column("note", sa.Text(), nullable=False),
        sa.Column("by", BIG, nullable=True),
        sa.Column("at", BIG, nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_migration")),
    )
    op.create_index("ix_migration_flow", "migration", ["flow"])
    op.create_table(
        "migrated",
        sa.Column("migration", BIG, autoincrement=False, nullable=False),
        sa.Column("record", BIG, autoincrement=False, nullable=False),
        sa.Column("from_release", BIG, nullable=False),
        sa.Column("rev", sa.Integer(), nullable=False),
        sa.Column("before", sa.JSON(none_as_null=True), nullable=False),
        sa.Column("undone_at", BIG, nullable=True),
        sa.PrimaryKeyConstraint("migration", "record", name=op.f("pk_migrated")),
    )
