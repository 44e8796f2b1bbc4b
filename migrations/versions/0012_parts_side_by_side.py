"""Parts of an instance lie side by side; a task without a person is in no index of people"""

import sqlalchemy as sa
from alembic import op

revision = "0012_parts_side_by_side"
down_revision = "0011_fewer_indexes"
branch_labels = None
depends_on = None

PARTS = ("token", "task", "timer", "catch")
OPEN = {
    "user": sa.text("status = 'open' AND \"user\" IS NOT NULL"),
    "group_key": sa.text("status = 'open'"),
}


def upgrade() -> None:
    """Parts of an instance lie side by side; a task without a person is in no index of people"""
    op.drop_index("ix_task_open_user", "task")
    op.drop_index("ix_task_open_group", "task")
    op.drop_index("ix_task_record", "task")
    with op.batch_alter_table("instance") as batch_op:
        batch_op.drop_constraint("uq_instance_record", type_="unique")
    if op.get_bind().dialect.name == "sqlite":
        for table in PARTS:
            with op.batch_alter_table(table, recreate="always", table_kwargs={"sqlite_with_rowid": False}):
                pass
    for name, column in (("ix_task_open_user", "user"), ("ix_task_open_group", "group_key")):
        op.create_index(name, "task", [column], sqlite_where=OPEN[column], postgresql_where=OPEN[column])
