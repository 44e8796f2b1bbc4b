"""Hands a message to the flow that waits for it."""

from app.chores.kind import Chore
from app.db import Database
from app.operations.hand_message import hand_message
from app.outbox import Lease
from engines.kinds import Text


def run(db: Database, lease: Lease, now: int) -> None:
    hand_message(db, lease.payload, now, lease=lease)


KIND = Chore(type="hand_message", group="flow", label=Text("交付消息", "Hand a message over"), run=run)
