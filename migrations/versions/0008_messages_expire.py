"""Until when a message that nobody waits for is kept"""

import sqlalchemy as sa
from alembic import op

revision = "0008_messages_expire"
down_revision = "0007_receipts"
branch_labels = None
depends_on = None

BIG = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    """Until when a message that nobody waits for is kept"""
    op.add_column("parcel", sa.Column("expired_at", BIG, nullable=True))
