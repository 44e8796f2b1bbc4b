"""A rule on a schedule: its time has come."""

from app.chores.kind import Chore
from app.db import Database
from app.operations.schedules import fire_schedule
from app.outbox import Lease
from engines.kinds import Text


def run(db: Database, lease: Lease, now: int) -> None:
    said = lease.payload
    fire_schedule(db, said["rule"], now, lease=lease)


KIND = Chore(type="rule_schedule", group="time", label=Text("规则定时", "Rule on schedule"), run=run)
