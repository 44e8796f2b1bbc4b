"""An administrator deals with an incident: tries again, or goes on without."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, RowMapping, bindparam, select, update

from app.actor import Actor
from app.db import WAKE, Database
from app.errors import Conflict, NotFound
from app.live import live
from app.models import incident, job
from app.operations.bear import conclude
from app.operations.begin import open_record
from app.operations.recompute import recompute
from app.operations.settle import hear, moment, settle
from app.trail import note
from engines.flow.signals import Retry, Skip
from engines.kinds import Text
from engines.rule.firing import Event

NO_INCIDENT = ("这个异常", "this incident")
CLOSED = Text("这个异常已经处理过了", "this incident has been dealt with already")
STATUS = {"retry": "retried", "skip": "skipped"}


@dataclass(frozen=True, slots=True)
class Resolved:
    """The incident, and the record it was about."""

    id: int
    record: int | None
    status: str


def resolve_incident(db: Database, incident_id: int, how: str, actor: Actor, now: int) -> Resolved:
    """`how` is retry | skip: a stuck token enters its node again or leaves it, a dead job runs again or is given up.

    Raises NotFound, Conflict.
    """

    def work(conn: Connection) -> Resolved:
        row = conn.execute(_OPEN, {"incident": incident_id}).mappings().first()
        if row is None:
            raise NotFound(*NO_INCIDENT)
        if row["status"] != "open":
            raise Conflict("incident_closed", CLOSED)
        closed = {"status": STATUS[how], "closed_at": now, "closed_by": actor.user}
        conn.execute(update(incident).where(incident.c.id == incident_id).values(closed))
        note(conn, actor, f"incident_{how}", f"incident/{incident_id}", now, {"code": row["code"]})
        if row["job"] is not None:
            _revive(conn, row["job"], how, now)
        elif row["token"] is not None:
            _move(db, conn, row, how, actor, now)
        return Resolved(incident_id, row["record"], STATUS[how])

    return db.write(work)


def _revive(conn: Connection, job_id: int, how: str, now: int) -> None:
    if how == "skip":
        changes: dict[str, Any] = {"status": "cancelled"}
    else:
        changes = {"status": "ready", "run_at": now, "attempts": 0, "last_error": None}
        conn.info[WAKE] = now
    conn.execute(update(job).where(job.c.id == job_id, job.c.status == "dead").values(changes))


def _move(db: Database, conn: Connection, row: RowMapping, how: str, actor: Actor, now: int) -> None:
    record = open_record(conn, live(db, conn), row["record"], actor, now)
    changed = hear(record, Retry(row["token"]) if how == "retry" else Skip(row["token"]))
    changed |= recompute(record, lambda: moment(record))
    settle(record, Event("changed", changed) if changed else None, changed)
    conclude(record)


_OPEN = select(incident).where(incident.c.id == bindparam("incident")).with_for_update()
