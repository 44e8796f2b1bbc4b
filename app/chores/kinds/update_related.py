"""Writes fields of another record than the one that asked for it: a transaction locks only one."""

from app.chores.kind import Chore
from app.db import Database
from app.operations.update_related import update_related
from app.outbox import Lease
from engines.kinds import Text


def run(db: Database, lease: Lease, now: int) -> None:
    update_related(db, lease.payload, now, lease=lease)


KIND = Chore(type="update_related", group="data", label=Text("更新关联记录", "Update a related record"), run=run)
