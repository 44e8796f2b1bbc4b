"""Sees to it that the chores which come back by themselves have their next time, from the first start on."""

from __future__ import annotations

from sqlalchemy import Connection, select

from app.db import Database
from app.models import job
from app.outbox import Job, enqueue

UPKEEP = ("seal_audit", "tidy")


def arrange_upkeep(db: Database, now: int) -> None:
    """Put in what is not waiting already. A restart does not put off what is."""

    def work(conn: Connection) -> None:
        there = select(job.c.key).where(job.c.key.in_(UPKEEP), job.c.status == "ready")
        missing = sorted(set(UPKEEP) - set(conn.execute(there).scalars()))
        enqueue(conn, (Job(kind, {}, now, kind) for kind in missing), now)

    db.write(work)
