"""Does one claimed job: a chore here, an errand outside; and notes on it what goes wrong."""

from __future__ import annotations

import logging

from app.chores.registry import CHORES
from app.jobs.kind import Tools
from app.jobs.registry import ERRANDS
from app.leases import failed, renew
from app.outbox import GiveUp, Lease, LostLease, finish

log = logging.getLogger("gongdan.jobs")


def do(tools: Tools, lease: Lease, now: int) -> None:
    """Do one job. What goes wrong is noted on it, never raised: the next job must not suffer."""
    try:
        if chore := CHORES.get(lease.kind):
            chore.run(tools.db, lease, now)
        else:
            _go_out(tools, lease, now)
    except LostLease:
        log.info("job %s moved or was taken over", lease.id)
    except GiveUp as error:
        failed(tools.db, lease, str(error), now, final=True)
    except Exception as error:
        log.exception("job %s (%s) failed", lease.id, lease.kind)
        failed(tools.db, lease, f"{type(error).__name__}: {error}", now)


def _go_out(tools: Tools, lease: Lease, now: int) -> None:
    """Others of the same batch may have taken long: nobody else may have begun with this one meanwhile."""
    errand = ERRANDS[lease.kind]
    renew(tools.db, lease)
    errand.run(tools, lease, now)
    if not errand.finishes:
        tools.db.write(lambda conn: finish(conn, lease))
