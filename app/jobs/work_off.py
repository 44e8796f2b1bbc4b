"""Does claimed jobs one by one, until nothing is due any more."""

from __future__ import annotations

import logging

from app.jobs.kind import GiveUp, Tools
from app.jobs.registry import KINDS
from app.leases import claim, failed
from app.outbox import Lease, LostLease, finish

log = logging.getLogger("gongdan.jobs")


def do(tools: Tools, lease: Lease, now: int) -> None:
    """Do one job. What goes wrong is noted on it, never raised: the next job must not suffer."""
    try:
        kind = KINDS[lease.kind]
        kind.run(tools, lease, now)
        if kind.external:
            tools.db.write(lambda conn: finish(conn, lease))
    except LostLease:
        log.info("job %s moved or was taken over", lease.id)
    except GiveUp as error:
        failed(tools.db, lease, str(error), now, final=True)
    except Exception as error:
        log.exception("job %s (%s) failed", lease.id, lease.kind)
        failed(tools.db, lease, f"{type(error).__name__}: {error}", now)


def drain(tools: Tools, now: int, queues: tuple[str, ...] = ("default",)) -> int:
    """Do everything that is due at `now`, also what that makes due; how many jobs it was."""
    done = 0
    while leases := claim(tools.db, now, queues=queues):
        for lease in leases:
            do(tools, lease, now)
        done += len(leases)
    return done
