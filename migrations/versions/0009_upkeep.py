"""The place of an audit row in the chain, and slips at the door"""

import sqlalchemy as sa
from alembic import op

revision = "0009_upkeep"
down_revision = "0008_messages_expire"
branch_labels = None
depends_on = None

BIG = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    """The place of an audit row in the chain, and slips at the door"""
    op.add_column("audit", sa.Column("sealed", BIG, nullable=True))
    op.create_index(op.f("ix_audit_sealed"), "audit", ["sealed"], unique=True)
    op.create_table(
        "slip",
        sa.Column("id", BIG, autoincrement=True, nullable=False),
        sa.Column("key", sa.String(length=160), nullable=False),
        sa.Column("at", BIG, nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_slip")),
    )
    op.create_index(op.f("ix_slip_key_at"), "slip", ["key", "at"], unique=False)
