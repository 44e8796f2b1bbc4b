"""Puts away what nobody will ask for again: finished jobs, answers to repeated requests, slips, ended sessions."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from sqlalchemy import ColumnElement, Connection, delete, select

from app.db import Database
from app.identity.limits import WINDOW
from app.models import idempotency, job, session, slip
from app.outbox import Job, Lease, enqueue, finish

DAY = 86_400
BATCH = 2000
KEEP_JOBS = 30 * DAY  # a finished job also keeps another of the same key and time from running
KEEP_ANSWERS = 7 * DAY  # who repeats a request does so within minutes
OVER = ("done", "cancelled")  # the dead ones belong to an incident


def tidy(db: Database, now: int, lease: Lease) -> None:
    """Put away a batch of each; again tomorrow, or at once where more is left. A batch is short, so nobody waits."""

    def work(conn: Connection) -> None:
        finish(conn, lease)
        dropped = [_drop(conn, column, condition) for column, condition in _old(now)]
        enqueue(conn, [Job(lease.kind, {}, now + (1 if BATCH in dropped else DAY), lease.kind)], now)

    db.write(work)


def _old(now: int) -> Iterator[tuple[Any, ColumnElement[bool]]]:
    """Each table's key, and which of its rows have had their time."""
    yield job.c.id, job.c.status.in_(OVER) & (job.c.run_at < now - KEEP_JOBS)
    yield idempotency.c.key, idempotency.c.created_at < now - KEEP_ANSWERS
    yield slip.c.id, slip.c.at <= now - WINDOW
    yield session.c.id, session.c.expires_at <= now


def _drop(conn: Connection, key: Any, old: ColumnElement[bool]) -> int:
    chosen = select(key).where(old).limit(BATCH)
    return conn.execute(delete(key.table).where(key.in_(chosen))).rowcount
