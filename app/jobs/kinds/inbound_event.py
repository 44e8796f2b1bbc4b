"""An event from another system reaches a record."""

from app.jobs.kind import JobKind, Tools
from app.operations.handle_event import handle_event
from app.outbox import Lease
from engines.kinds import Text


def run(tools: Tools, lease: Lease, now: int) -> None:
    said = lease.payload
    handle_event(tools.db, said, now, lease=lease)


KIND = JobKind(type="inbound_event", group="data", label=Text("外部事件", "Outside event"), run=run)
