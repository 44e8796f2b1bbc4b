"""Brings a message that a flow has sent."""

from app.jobs.kind import JobKind, Tools
from app.operations.bring_message import bring_message
from app.outbox import Lease
from engines.kinds import Text


def run(tools: Tools, lease: Lease, now: int) -> None:
    said = lease.payload
    bring_message(tools.db, said["name"], said["to"], said["data"], now, once=f"job:{lease.id}", lease=lease)


KIND = JobKind(type="bring_message", group="flow", label=Text("送出消息", "Bring a message"), run=run)
