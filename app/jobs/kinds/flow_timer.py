"""A flow's timer: a delay is over, or a task has waited too long."""

from app.jobs.kind import JobKind, Tools
from app.operations.fire_timer import fire_timer
from app.outbox import Lease
from engines.kinds import Text


def run(tools: Tools, lease: Lease, now: int) -> None:
    fire_timer(tools.db, lease.payload["instance"], lease.payload["timer"], now, lease=lease)


KIND = JobKind(type="flow_timer", group="time", label=Text("流程定时", "Flow timer"), run=run)
