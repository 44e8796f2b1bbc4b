"""All due jobs one after the other, in the order of their claims: what a crew does side by side, for tests."""

from __future__ import annotations

from app.jobs.kind import Tools
from app.jobs.work_off import do
from app.leases import claim


def drain(tools: Tools, now: int, queues: tuple[str, ...] = ("default",)) -> int:
    """Do everything that is due at `now`, also what that makes due; how many jobs it was."""
    done = 0
    while leases := claim(tools.db, now, queues=queues):
        for lease in leases:
            do(tools, lease, now)
        done += len(leases)
    return done
