"""Brings a message that a flow has sent."""

from app.chores.kind import Chore
from app.db import Database
from app.operations.bring_message import bring_message
from app.outbox import Lease
from engines.kinds import Text


def run(db: Database, lease: Lease, now: int) -> None:
    said = lease.payload
    name, to, data = said["name"], said["to"], said["data"]
    bring_message(db, name, to, data, now, keep=said.get("keep"), once=f"job:{lease.id}", lease=lease)


KIND = Chore(type="bring_message", group="flow", label=Text("送出消息", "Bring a message"), run=run)
