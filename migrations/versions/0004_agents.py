"""Agents, and the urgency of records"""

import sqlalchemy as sa
from alembic import op

revision = "0004_agents"
down_revision = "0003_promises"
branch_labels = None
depends_on = None

BIG = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
OPEN = sa.text("assignee IS NOT NULL AND status_category NOT IN ('solved', 'closed')")


def upgrade() -> None:
    """Agents, and the urgency of records"""
    op.create_table(
        "agent",
        sa.Column("user", BIG, autoincrement=False, nullable=False),
        sa.Column("presence", sa.String(length=8), nullable=False),
        sa.Column("cap", sa.Integer(), nullable=True),
        sa.Column("shift", sa.String(length=48), nullable=True),
        sa.Column("skills", sa.JSON(none_as_null=True), nullable=False),
        sa.Column("seniority", sa.Integer(), nullable=False),
        sa.Column("turn", BIG, nullable=False),
        sa.Column("assigned_at", BIG, nullable=True),
        sa.Column("present_at", BIG, nullable=True),
        sa.PrimaryKeyConstraint("user", name=op.f("pk_agent")),
    )
    _add("record", "urgency", server_default="0", nullable=False)
    _add("record", "urgency_rate", server_default="0", nullable=False)
    _add("record", "urgency_since")
    op.create_index("ix_record_open_assignee", "record", ["assignee"], sqlite_where=OPEN, postgresql_where=OPEN)
    for projection in _projections():
        for name in ("urgency", "urgency_rate", "urgency_since"):
            _add(projection, name)


def _add(table: str, name: str, **options: object) -> None:
    op.add_column(table, sa.Column(name, BIG, **options))


def _projections() -> list[str]:
    """The tables that forms of this installation have already."""
    inspector = sa.inspect(op.get_bind())
    tables = (table for table in inspector.get_table_names() if table.startswith("f_"))
    return [table for table in tables if "status_category" in {each["name"] for each in inspector.get_columns(table)}]
