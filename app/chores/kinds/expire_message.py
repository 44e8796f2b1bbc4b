"""Puts a message aside that nobody has waited for in time."""

from app.chores.kind import Chore
from app.db import Database
from app.operations.expire_message import expire_message
from app.outbox import Lease
from engines.kinds import Text


def run(db: Database, lease: Lease, now: int) -> None:
    expire_message(db, lease.payload["parcel"], now, lease=lease)


KIND = Chore(type="expire_message", group="flow", label=Text("消息过期", "Put a message aside"), run=run)
