"""Puts away what has had its time, every day."""

from app.chores.kind import Chore
from app.db import Database
from app.operations.tidy import tidy
from app.outbox import Lease
from engines.kinds import Text


def run(db: Database, lease: Lease, now: int) -> None:
    tidy(db, now, lease)


KIND = Chore(type="tidy", group="upkeep", label=Text("清理", "Tidy up"), run=run)
