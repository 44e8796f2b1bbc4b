"""Jobs as rows of the transaction that wants them: put in, called off, and finished together with what they did."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import Connection, bindparam, or_, update
from sqlalchemy.dialects import postgresql, sqlite

from app.db import QUEUE, WAKE
from app.hot import Hot
from app.models import job
from engines.values import value

ATTEMPTS = 8


@value(frozen=True, slots=True)
class Job:
    """Something to do at `at`. A key makes it once only; asked for again with another time, it moves there."""

    kind: str
    payload: Mapping[str, Any]
    at: int
    key: str | None = None
    record: int | None = None
    queue: str = "default"
    priority: int = 0
    max_attempts: int = ATTEMPTS


@dataclass(frozen=True, slots=True)
class Lease:
    """The right to do one job now; lost when it is not finished in time."""

    id: int
    kind: str
    payload: Mapping[str, Any] = field(compare=False)
    token: str
    attempts: int
    max_attempts: int
    record: int | None
    due_at: int


class LostLease(Exception):
    """Somebody else has taken this job over, or it moved or was called off: what was done for it is undone."""


class GiveUp(Exception):
    """Trying again cannot help: the job goes to a person at once."""


def enqueue(conn: Connection, jobs: Iterable[Job], now: int) -> None:
    """Add these jobs to the caller's transaction; the runner is woken when it is kept."""
    queue = conn.info.get(QUEUE, "default")
    rows = [_row(each, now, each.queue if queue == "default" else queue) for each in jobs]
    if not rows:
        return
    _KEYED[conn.dialect.name](conn, rows)
    earliest = min(row["run_at"] for row in rows)
    conn.info[WAKE] = min(earliest, conn.info.get(WAKE, earliest))


def call_off(conn: Connection, keys: Iterable[str]) -> None:
    """Cancel the waiting jobs with these keys; done ones stay done."""
    _CALL_OFF(conn, [{"called": key} for key in sorted(keys)])


def finish(conn: Connection, lease: Lease) -> None:
    """Mark the job done in the caller's transaction, so that it and what it did are kept or lost together."""
    if _FINISH(conn, [{"job_id": lease.id, "token": lease.token}]).rowcount != 1:
        raise LostLease(f"job {lease.id}")


def _row(each: Job, now: int, queue: str) -> dict[str, Any]:
    return {
        "kind": each.kind,
        "payload": dict(each.payload),
        "key": each.key,
        "queue": queue,
        "priority": each.priority,
        "due_at": each.at,
        "run_at": each.at,
        "attempts": 0,
        "max_attempts": each.max_attempts,
        "status": "ready",
        "record": each.record,
        "created_at": now,
    }


def _keyed(insert: Any) -> Hot:
    """Insert, or move the job of the same key. One that ran for this very time does not run again."""
    moved = insert(job)
    again = {name: moved.excluded[name] for name in ("payload", "due_at", "run_at", "priority", "queue")}
    fresh = {"status": "ready", "attempts": 0, "lease_token": None, "lease_until": None, "last_error": None}
    wanted = or_(job.c.due_at != moved.excluded.due_at, job.c.status == "cancelled")
    return Hot(moved.on_conflict_do_update(index_elements=["key"], set_=again | fresh, where=wanted))


_KEYED = {"sqlite": _keyed(sqlite.insert), "postgresql": _keyed(postgresql.insert)}
_CALL_OFF = Hot(
    update(job)
    .where(job.c.key == bindparam("called"), job.c.status == "ready")
    .values(status="cancelled", lease_token=None, lease_until=None)
)
_FINISH = Hot(
    update(job)
    .where(job.c.id == bindparam("job_id"), job.c.lease_token == bindparam("token"), job.c.status == "ready")
    .values(status="done", lease_token=None, lease_until=None)
)
