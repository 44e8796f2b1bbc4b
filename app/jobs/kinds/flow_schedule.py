"""A flow that begins on a schedule: its time has come."""

from app.jobs.kind import JobKind, Tools
from app.operations.flow_times import fire_flow
from app.outbox import Lease
from engines.kinds import Text


def run(tools: Tools, lease: Lease, now: int) -> None:
    fire_flow(tools.db, lease.payload["flow"], now, lease=lease)


KIND = JobKind(type="flow_schedule", group="time", label=Text("流程定时", "Flow on schedule"), run=run)
