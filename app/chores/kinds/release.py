"""A planned release comes into force."""

from app.chores.kind import Chore
from app.db import Database
from app.operations.put_in_force import begin_planned
from app.outbox import Lease
from engines.kinds import Text


def run(db: Database, lease: Lease, now: int) -> None:
    begin_planned(db, lease.payload["release"], now, lease)


KIND = Chore(type="release", group="time", label=Text("按计划发布", "Planned publish"), run=run)
