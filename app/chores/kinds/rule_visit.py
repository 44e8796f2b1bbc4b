"""A rule on a schedule looks at one record."""

from app.chores.kind import Chore
from app.db import Database
from app.operations.schedules import visit
from app.outbox import Lease
from engines.kinds import Text


def run(db: Database, lease: Lease, now: int) -> None:
    said = lease.payload
    visit(db, said["record"], said["rule"], said["at"], now, lease=lease)


KIND = Chore(type="rule_visit", group="time", label=Text("定时规则看一张单", "Rule looks at a record"), run=run)
