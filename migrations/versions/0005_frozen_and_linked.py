"""Records that nobody may change now, and records that belong together"""

import sqlalchemy as sa
from alembic import op

revision = "0005_frozen"
down_revision = "0004_messages"
branch_labels = None
depends_on = None

BIG = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    """Records that nobody may change now, and records that belong together"""
    op.add_column("record", sa.Column("frozen", sa.JSON(none_as_null=True), nullable=True))
    op.create_table(
        "record_link",
        sa.Column("record", BIG, autoincrement=False, nullable=False),
        sa.Column("other", BIG, autoincrement=False, nullable=False),
        sa.Column("at", BIG, nullable=False),
        sa.PrimaryKeyConstraint("record", "other", name=op.f("pk_record_link")),
    )
