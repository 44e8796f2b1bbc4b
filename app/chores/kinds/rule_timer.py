"""A rule's due time for one record has come."""

from app.chores.kind import Chore
from app.db import Database
from app.operations.fire_due import fire_due
from app.outbox import Lease
from engines.kinds import Text


def run(db: Database, lease: Lease, now: int) -> None:
    fire_due(db, lease.payload["record"], lease.payload["rule"], now, lease=lease)


KIND = Chore(type="rule_timer", group="time", label=Text("规则到期", "Rule due"), run=run)
