"""Finds the records that refer to one, and leaves a job for each."""

from app.chores.kind import Chore
from app.db import Database
from app.operations.update_referring import update_referring
from app.outbox import Lease
from engines.kinds import Text


def run(db: Database, lease: Lease, now: int) -> None:
    update_referring(db, lease.payload, now, lease=lease)


KIND = Chore(
    type="update_referring", group="data", label=Text("更新引用本单的记录", "Update records that refer here"), run=run
)
