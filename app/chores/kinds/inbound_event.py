"""An event from another system reaches a record."""

from app.chores.kind import Chore
from app.db import Database
from app.operations.handle_event import handle_event
from app.outbox import Lease
from engines.kinds import Text


def run(db: Database, lease: Lease, now: int) -> None:
    said = lease.payload
    handle_event(db, said, now, lease=lease)


KIND = Chore(type="inbound_event", group="data", label=Text("外部事件", "Outside event"), run=run)
