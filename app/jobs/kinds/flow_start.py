"""Opens the ticket of a flow's scheduled time."""

from app.errors import Invalid
from app.jobs.kind import GiveUp, JobKind, Tools
from app.operations.flow_times import open_on_time
from app.outbox import Lease
from engines.kinds import Text


def run(tools: Tools, lease: Lease, now: int) -> None:
    said = lease.payload
    try:
        open_on_time(tools.db, said["flow"], said["at"], now, lease=lease)
    except Invalid as refused:
        flaws = "; ".join(f"{flaw.pointer}: {flaw.message.en}" for flaw in refused.flaws)
        raise GiveUp(f"the form refuses what the flow fills in: {flaws}") from refused


KIND = JobKind(type="flow_start", group="time", label=Text("定时开单", "Open on time"), run=run)
