"""How much work is waiting."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import Connection, func, select

from app.models import incident, job


@dataclass(frozen=True, slots=True)
class Queue:
    """Jobs whose time has come, those of later, those given up; the age of the oldest that is due, in seconds."""

    ready: int
    later: int
    dead: int
    oldest: int
    incidents: int


def queue(conn: Connection, now: int) -> Queue:
    """The queue as it is now."""
    due = job.c.run_at <= now
    counts = select(func.count().filter(due), func.count().filter(~due), func.min(job.c.run_at).filter(due))
    ready, later, oldest = conn.execute(counts.select_from(job).where(job.c.status == "ready")).one()
    dead = select(func.count()).select_from(job).where(job.c.status == "dead")
    open_ones = select(func.count()).select_from(incident).where(incident.c.status == "open")
    age = 0 if oldest is None else now - oldest
    return Queue(ready, later, conn.execute(dead).scalar_one(), age, conn.execute(open_ones).scalar_one())
