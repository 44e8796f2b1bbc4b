"""Indexes that nothing looks into are gone; open records are counted from their index alone"""

import sqlalchemy as sa
from alembic import op

revision = "0011_fewer_indexes"
down_revision = "0010_checklist_ticks"
branch_labels = None
depends_on = None

OPEN = sa.text("assignee IS NOT NULL AND status_category NOT IN ('solved', 'closed')")


def upgrade() -> None:
    """Indexes that nothing looks into are gone; open records are counted from their index alone"""
    op.drop_index("ix_job_record", "job")
    op.drop_index("ix_record_origin", "record")
    op.drop_index("ix_sla_clock_policy_metric_breached_at", "sla_clock")
    op.drop_index("ix_record_open_assignee", "record")
    columns = ["assignee", "priority"]
    op.create_index("ix_record_open_assignee_priority", "record", columns, sqlite_where=OPEN, postgresql_where=OPEN)
