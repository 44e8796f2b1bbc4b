"""Opens the ticket of a flow's scheduled time."""

from app.chores.kind import Chore
from app.db import Database
from app.errors import Invalid
from app.operations.flow_times import open_on_time
from app.outbox import GiveUp, Lease
from engines.kinds import Text


def run(db: Database, lease: Lease, now: int) -> None:
    said = lease.payload
    try:
        open_on_time(db, said["flow"], said["at"], now, lease=lease)
    except Invalid as refused:
        flaws = "; ".join(f"{flaw.pointer}: {flaw.message.en}" for flaw in refused.flaws)
        raise GiveUp(f"the form refuses what the flow fills in: {flaws}") from refused


KIND = Chore(type="flow_start", group="time", label=Text("定时开单", "Open on time"), run=run)
