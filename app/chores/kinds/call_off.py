"""Calls a flow off that nobody waits for any more."""

from app.chores.kind import Chore
from app.db import Database
from app.operations.call_off import call_off
from app.outbox import Lease
from engines.kinds import Text


def run(db: Database, lease: Lease, now: int) -> None:
    call_off(db, lease.payload["key"], now, lease=lease)


KIND = Chore(type="call_off", group="flow", label=Text("取消子流程", "Call a flow off"), run=run)
