"""Somebody has room again: what waits in their groups is looked at once more."""

from app.jobs.kind import JobKind, Tools
from app.operations.route_waiting import route_waiting
from app.outbox import Lease
from engines.kinds import Text


def run(tools: Tools, lease: Lease, now: int) -> None:
    route_waiting(tools.db, lease.payload["user"], now, lease=lease)


KIND = JobKind(type="route_waiting", group="people", label=Text("重新派单", "Route what waits"), run=run)
