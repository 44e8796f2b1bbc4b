"""A flow's timer: a delay is over, or a task has waited too long."""

from app.chores.kind import Chore
from app.db import Database
from app.operations.fire_timer import fire_timer
from app.outbox import Lease
from engines.kinds import Text


def run(db: Database, lease: Lease, now: int) -> None:
    fire_timer(db, lease.payload["instance"], lease.payload["timer"], now, lease=lease)


KIND = Chore(type="flow_timer", group="time", label=Text("流程定时", "Flow timer"), run=run)
