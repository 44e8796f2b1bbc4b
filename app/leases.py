"""Claiming jobs: take what is due with a lease, and give back what failed."""

from __future__ import annotations

import random
import secrets
from collections.abc import Callable, Iterable
from typing import Any

from sqlalchemy import ColumnElement, Connection, and_, bindparam, func, literal_column, or_, select, text, update

from app.db import Database
from app.hot import Hot
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
    token = secrets.token_hex(16)
    taken = _TAKE[conn.dialect.name].read(conn, now=now, queues=list(queues), most=most, token=token)
    taken.sort(key=lambda row: (-row["priority"], row["run_at"], row["id"]))
    return [Lease(**{name: row[name] for name in _TOLD}, token=token) for row in taken]


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
        [soonest] = _FREE[conn.dialect.name].read(conn, queues=list(queues))
        if soonest["at"] is None:
            [soonest] = _HELD.read(conn)
        at: int | None = soonest["at"]
        return at


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


def _of_each(make: Callable[[ColumnElement[int]], Any]) -> dict[str, Hot]:
    """The statement for each database, by its clock."""
    return {dialect: Hot(make(clock)) for dialect, clock in _CLOCK.items()}


def _waiting(clock: ColumnElement[int]) -> ColumnElement[bool]:
    """Jobs of these queues that nobody is doing."""
    unheld = or_(job.c.lease_until.is_(None), job.c.lease_until < clock)
    return and_(_READY, job.c.queue.in_(bindparam("queues", expanding=True)), unheld)


_READY = job.c.status == text("'ready'")


def _take(clock: ColumnElement[int]) -> Any:
    """Hold the most urgent jobs that are due; what was held comes in no order."""
    urgent = job.c.priority.desc(), job.c.run_at, job.c.id
    due = select(job.c.id).where(_waiting(clock), job.c.run_at <= bindparam("now")).order_by(*urgent)
    chosen = due.limit(bindparam("most")).with_for_update(skip_locked=True).cte("due")
    held = {"lease_token": bindparam("token"), "lease_until": clock + LEASE_SECONDS, "attempts": job.c.attempts + 1}
    return update(job).where(job.c.id.in_(select(chosen.c.id))).values(held).returning(job)


_TOLD = ("id", "kind", "payload", "attempts", "max_attempts", "record", "due_at")
_TAKE = _of_each(_take)
_FREE = _of_each(lambda clock: select(func.min(job.c.run_at).label("at")).where(_waiting(clock)))
_HELD = Hot(select(func.min(job.c.lease_until).label("at")).where(_READY))


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
