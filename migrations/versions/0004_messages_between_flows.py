"""Messages that flows wait for, and who stands in for people who are away"""

import sqlalchemy as sa
from alembic import op

revision = "0004_messages"
down_revision = "0004_agents"
branch_labels = None
depends_on = None

BIG = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    """Messages that flows wait for, and who stands in for people who are away"""
    op.create_table(
        "absence",
        sa.Column("id", BIG, autoincrement=True, nullable=False),
        sa.Column("user", BIG, nullable=False),
        sa.Column("from_at", BIG, nullable=False),
        sa.Column("to_at", BIG, nullable=False),
        sa.Column("delegate", BIG, nullable=False),
        sa.Column("created_at", BIG, nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_absence")),
    )
    with op.batch_alter_table("absence", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_absence_user"), ["user"], unique=False)

    op.create_table(
        "catch",
        sa.Column("instance", BIG, nullable=False),
        sa.Column("id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("token", sa.Integer(), nullable=False),
        sa.Column("node", sa.String(length=48), nullable=False),
        sa.Column("message", sa.String(length=48), nullable=False),
        sa.Column("key", sa.String(length=200), nullable=False),
        sa.Column("port", sa.String(length=48), nullable=False),
        sa.PrimaryKeyConstraint("instance", "id", name=op.f("pk_catch")),
    )
    with op.batch_alter_table("catch", schema=None) as batch_op:
        batch_op.create_index("ix_catch_message_key", ["message", "key"], unique=False)

    op.create_table(
        "parcel",
        sa.Column("id", BIG, autoincrement=True, nullable=False),
        sa.Column("message", sa.String(length=48), nullable=False),
        sa.Column("key", sa.String(length=200), nullable=False),
        sa.Column("data", sa.JSON(none_as_null=True), nullable=False),
        sa.Column("once", sa.String(length=280), nullable=True),
        sa.Column("at", BIG, nullable=False),
        sa.Column("taken_by", BIG, nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_parcel")),
        sa.UniqueConstraint("once", name=op.f("uq_parcel_once")),
    )
    with op.batch_alter_table("parcel", schema=None) as batch_op:
        batch_op.create_index("ix_parcel_message_key", ["message", "key"], unique=False)
