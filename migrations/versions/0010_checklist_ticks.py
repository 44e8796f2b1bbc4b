"""What is ticked off of a task's checklist, by whom and when"""

import sqlalchemy as sa
from alembic import op

revision = "0010_checklist_ticks"
down_revision = "0009_upkeep"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """What is ticked off of a task's checklist, by whom and when"""
    op.add_column("task", sa.Column("ticks", sa.JSON(none_as_null=True), nullable=True))
