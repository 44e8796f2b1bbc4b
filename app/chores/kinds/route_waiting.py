"""Somebody has room again: what waits in their groups is looked at once more."""

from app.chores.kind import Chore
from app.db import Database
from app.operations.route_waiting import route_waiting
from app.outbox import Lease
from engines.kinds import Text


def run(db: Database, lease: Lease, now: int) -> None:
    route_waiting(db, lease.payload["user"], now, lease=lease)


KIND = Chore(type="route_waiting", group="people", label=Text("重新派单", "Route what waits"), run=run)
