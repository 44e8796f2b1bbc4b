"""Hands a message to the flow that waits for it."""

from app.jobs.kind import JobKind, Tools
from app.operations.hand_message import hand_message
from app.outbox import Lease
from engines.kinds import Text


def run(tools: Tools, lease: Lease, now: int) -> None:
    hand_message(tools.db, lease.payload, now, lease=lease)


KIND = JobKind(type="hand_message", group="flow", label=Text("交付消息", "Hand a message over"), run=run)
