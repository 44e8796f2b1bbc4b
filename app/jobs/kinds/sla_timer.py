"""A record's promises want to be looked at: one is about to break, or breaks."""

from app.jobs.kind import JobKind, Tools
from app.operations.tick_promises import tick_promises
from app.outbox import Lease
from engines.kinds import Text


def run(tools: Tools, lease: Lease, now: int) -> None:
    tick_promises(tools.db, lease.payload["record"], now, lease=lease)


KIND = JobKind(type="sla_timer", group="time", label=Text("时限到期", "Promise due"), run=run)
