"""A rule's due time for one record has come."""

from app.jobs.kind import JobKind, Tools
from app.operations.fire_due import fire_due
from app.outbox import Lease
from engines.kinds import Text


def run(tools: Tools, lease: Lease, now: int) -> None:
    fire_due(tools.db, lease.payload["record"], lease.payload["rule"], now, lease=lease)


KIND = JobKind(type="rule_timer", group="time", label=Text("规则到期", "Rule due"), run=run)
