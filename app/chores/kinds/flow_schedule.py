"""A flow that begins on a schedule: its time has come."""

from app.chores.kind import Chore
from app.db import Database
from app.operations.flow_times import fire_flow
from app.outbox import Lease
from engines.kinds import Text


def run(db: Database, lease: Lease, now: int) -> None:
    fire_flow(db, lease.payload["flow"], now, lease=lease)


KIND = Chore(type="flow_schedule", group="time", label=Text("流程定时", "Flow on schedule"), run=run)
