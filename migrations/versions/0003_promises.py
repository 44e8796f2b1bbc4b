"""Clocks of promises"""

import sqlalchemy as sa
from alembic import op

revision = "0003_promises"
down_revision = "0002_migrations"
branch_labels = None
depends_on = None

BIG = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    """Clocks of promises"""
    op.create_table(
        "sla_clock",
        sa.Column("record", BIG, autoincrement=False, nullable=False),
        sa.Column("metric", sa.String(length=16), nullable=False),
        sa.Column("policy", sa.String(length=48), nullable=False),
        sa.Column("calendar", sa.String(length=48), nullable=False),
        sa.Column("state", sa.String(length=8), nullable=False),
        sa.Column("target", BIG, nullable=False),
        sa.Column("elapsed", BIG, nullable=False),
        sa.Column("since", BIG, nullable=True),
        sa.Column("holder", sa.String(length=48), nullable=False),
        sa.Column("held", sa.JSON(none_as_null=True), nullable=False),
        sa.Column("started_at", BIG, nullable=False),
        sa.Column("due_at", BIG, nullable=True),
        sa.Column("warn_at", BIG, nullable=True),
        sa.Column("warned_at", BIG, nullable=True),
        sa.Column("breached_at", BIG, nullable=True),
        sa.Column("ended_at", BIG, nullable=True),
        sa.Column("by_hand", sa.Boolean(), nullable=False),
        sa.PrimaryKeyConstraint("record", "metric", name=op.f("pk_sla_clock")),
    )
    op.create_index("ix_sla_clock_policy_metric_breached_at", "sla_clock", ["policy", "metric", "breached_at"])
