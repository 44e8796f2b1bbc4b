"""A record's promises want to be looked at: one is about to break, or breaks."""

from app.chores.kind import Chore
from app.db import Database
from app.operations.tick_promises import tick_promises
from app.outbox import Lease
from engines.kinds import Text


def run(db: Database, lease: Lease, now: int) -> None:
    tick_promises(db, lease.payload["record"], now, lease=lease)


KIND = Chore(type="sla_timer", group="time", label=Text("时限到期", "Promise due"), run=run)
