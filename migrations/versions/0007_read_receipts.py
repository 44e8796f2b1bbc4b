"""Which node sent a copy, so that the record shows who has read it"""

import sqlalchemy as sa
from alembic import op

revision = "0007_receipts"
down_revision = "0006_views"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Which node sent a copy, so that the record shows who has read it"""
    op.add_column("notification", sa.Column("node", sa.String(length=48), nullable=True))
    op.create_index("ix_notification_record", "notification", ["record"])
