"""A rule on a schedule: its time has come."""

from app.jobs.kind import JobKind, Tools
from app.operations.schedules import fire_schedule
from app.outbox import Lease
from engines.kinds import Text


def run(tools: Tools, lease: Lease, now: int) -> None:
    said = lease.payload
    fire_schedule(tools.db, said["rule"], now, lease=lease)


KIND = JobKind(type="rule_schedule", group="time", label=Text("规则定时", "Rule on schedule"), run=run)
