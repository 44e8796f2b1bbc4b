"""A rule on a schedule goes on to the next records."""

from app.chores.kind import Chore
from app.db import Database
from app.operations.schedules import fire_batch
from app.outbox import Lease
from engines.kinds import Text


def run(db: Database, lease: Lease, now: int) -> None:
    said = lease.payload
    fire_batch(db, said["rule"], said["at"], said["after"], now, lease=lease)


KIND = Chore(type="rule_batch", group="time", label=Text("定时规则的一批", "Batch of a rule"), run=run)
