"""Links a record with others that hold the same values."""

from app.chores.kind import Chore
from app.db import Database
from app.operations.link_same import link_same
from app.outbox import Lease
from engines.kinds import Text


def run(db: Database, lease: Lease, now: int) -> None:
    link_same(db, lease.payload, now, lease=lease)


KIND = Chore(type="link_same", group="data", label=Text("关联相同的单据", "Link with the same"), run=run)
