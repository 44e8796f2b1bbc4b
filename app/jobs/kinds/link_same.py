"""Links a record with others that hold the same values."""

from app.jobs.kind import JobKind, Tools
from app.operations.link_same import link_same
from app.outbox import Lease
from engines.kinds import Text


def run(tools: Tools, lease: Lease, now: int) -> None:
    link_same(tools.db, lease.payload, now, lease=lease)


KIND = JobKind(type="link_same", group="data", label=Text("关联相同的单据", "Link with the same"), run=run)
