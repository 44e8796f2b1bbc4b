"""A rule on a schedule looks at one record."""

from app.jobs.kind import JobKind, Tools
from app.operations.schedules import visit
from app.outbox import Lease
from engines.kinds import Text


def run(tools: Tools, lease: Lease, now: int) -> None:
    said = lease.payload
    visit(tools.db, said["record"], said["rule"], said["at"], now, lease=lease)


KIND = JobKind(type="rule_visit", group="time", label=Text("定时规则看一张单", "Rule looks at a record"), run=run)
