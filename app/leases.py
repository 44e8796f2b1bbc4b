"""Claiming jobs: take what is due with a lease, and give back what failed."""

from __future__ import annotations

import random
import secrets
from collections.abc import Iterable
from typing import Any

from sqlalchemy import Connection, Row, bindparam, func, literal_column, or_, select, text, update

from app.db import Database
from app.models import incident, job
from app.outbox import Lease, LostLease
from engines.kinds import Text

LEASE_SECONDS = 60
FIRST_PAUSE, LONGEST_PAUSE = 5, 3600
GIVEN_UP = Text("后台任务多次失败，需要人工处理", "a background job failed too often; somebody must look at it")

# Leases run on the database's clock: it is the same for every worker, whatever their machines say.
_CLOCK = {
    "sqlite": literal_column("unixepoch()"),
    "postgresql": literal_column("floor(extract(epoch FROM clock_timestamp()))::bigint"),
}


def claim(db: Database, now: int, most: int = 20, queues: Iterable[str] = ("default",)) -> list[Lease]:
    """Take up to `most` jobs that are due at `now`, the urgent first; nobody else gets them while the lease lasts."""
    chosen = tuple(queues)
    return db.write(lambda conn: _claim(conn, now, most, chosen))


def _claim(conn: Connection, now: int, most: int, queues: tuple[str, ...]) -> list[Lease]:
    clock, token = _CLOCK[conn.dialect.name], secrets.token_hex(16)
    due = (
        select(job)
        .where(job.c.status == text("'ready'"), job.c.run_at <= bindparam("now"), job.c.queue.in_(queues))
        .where(or_(job.c.lease_until.is_(None), job.c.lease_until < clock))
        .order_by(job.c.priority.desc(), job.c.run_at, job.c.id)
        .limit(most)
        .with_for_update(skip_locked=True)
    )
    rows = conn.execute(due, {"now": now}).all()
    if rows:
        taken = {"lease_token": token, "lease_until": clock + LEASE_SECONDS, "attempts": job.c.attempts + 1}
        conn.execute(update(job).where(job.c.id.in_([row.id for row in rows])).values(taken))
    return [_lease(row, token) for row in rows]


def _lease(row: Row[Any], token: str) -> Lease:
    return Lease(row.id, row.kind, row.payload, token, row.attempts + 1, row.max_attempts, row.record, row.due_at)


def renew(db: Database, lease: Lease) -> None:
    """Hold the job for as long again, from now on. Raises LostLease where somebody else has it by now."""

    def hold(conn: Connection) -> None:
        mine = job.c.id == lease.id, job.c.lease_token == lease.token, job.c.status == "ready"
        until = {"lease_until": _CLOCK[conn.dialect.name] + LEASE_SECONDS}
        if conn.execute(update(job).where(*mine).values(until)).rowcount != 1:
            raise LostLease(f"job {lease.id}")

    db.write(hold)


def next_run(db: Database, queues: Iterable[str] = ("default",)) -> int | None:
    """When the next job wants to run; a job that is being done counts when its lease ends."""
    with db.read() as conn:
        soonest = select(func.min(job.c.run_at)).where(job.c.status == text("'ready'"), job.c.queue.in_(tuple(queues)))
        clock = _CLOCK[conn.dialect.name]
        free = conn.execute(soonest.where(or_(job.c.lease_until.is_(None), job.c.lease_until < clock))).scalar_one()
        if free is not None:
            return int(free)
        held = select(func.min(job.c.lease_until)).where(job.c.status == text("'ready'"))
        until: int | None = conn.execute(held).scalar_one()
        return until


def failed(db: Database, lease: Lease, error: str, now: int, *, final: bool = False) -> None:
    """Try again later, each time after a longer pause; after the last try, put it before a person."""
    dead = final or lease.attempts >= lease.max_attempts

    def give_back(conn: Connection) -> None:
        mine = update(job).where(job.c.id == lease.id, job.c.lease_token == lease.token)
        changes: dict[str, Any] = {"lease_token": None, "lease_until": None, "last_error": error[:2000]}
        changes |= {"status": "dead"} if dead else {"run_at": now + pause(lease.attempts)}
        if conn.execute(mine.values(changes)).rowcount and dead:
            conn.execute(incident.insert(), _incident(lease, error, now))

    db.write(give_back)


def pause(attempts: int) -> int:
    """Seconds until the next try: doubling, with jitter so that a crowd of failures does not come back as a crowd."""
    full = min(LONGEST_PAUSE, FIRST_PAUSE * 2 ** (attempts - 1))
    return round(full * random.uniform(0.5, 1.0))


def _incident(lease: Lease, error: str, now: int) -> dict[str, Any]:
    return {
        "record": lease.record,
        "job": lease.id,
        "code": "job_failed",
        "message": {"zh": GIVEN_UP.zh, "en": GIVEN_UP.en},
        "detail": {"kind": lease.kind, "error": error[:500]},
        "status": "open",
        "at": now,
    }
