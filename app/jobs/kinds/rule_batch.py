"""A rule on a schedule goes on to the next records."""

from app.jobs.kind import JobKind, Tools
from app.operations.schedules import fire_batch
from app.outbox import Lease
from engines.kinds import Text


def run(tools: Tools, lease: Lease, now: int) -> None:
    said = lease.payload
    fire_batch(tools.db, said["rule"], said["at"], said["after"], now, lease=lease)


KIND = JobKind(type="rule_batch", group="time", label=Text("定时规则的一批", "Batch of a rule"), run=run)
