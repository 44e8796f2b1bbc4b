"""A planned release comes into force."""

from app.jobs.kind import JobKind, Tools
from app.operations.put_in_force import begin_planned
from app.outbox import Lease
from engines.kinds import Text


def run(tools: Tools, lease: Lease, now: int) -> None:
    begin_planned(tools.db, lease.payload["release"], now, lease)


KIND = JobKind(type="release", group="time", label=Text("按计划发布", "Planned publish"), run=run)
