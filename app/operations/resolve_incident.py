"""An administrator deals with an incident: tries again, perhaps with other data, or goes on without."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass, field
from typing import Any

from sqlalchemy import Connection, RowMapping, bindparam, select, update

from app.actor import Actor
from app.db import WAKE, Database
from app.errors import Conflict, Flaw, Invalid, NotFound
from app.live import live
from app.models import incident, job
from app.operations.bear import conclude
from app.operations.begin import open_record, refuse_frozen
from app.operations.instance_rows import load_instance
from app.operations.recompute import recompute
from app.operations.settle import hear, moment, settle
from app.operations.update_record import write_answers, write_rights
from app.trail import note
from app.work import Work
from engines.access import Access
from engines.flow.advance import NO_INCIDENT as NO_INCIDENT_HERE
from engines.flow.mending import Mended, mend
from engines.flow.signals import Retry, Skip
from engines.kinds import Text
from engines.rule.firing import Event

NO_INCIDENT = ("这个异常", "this incident")
CLOSED = Text("这个异常已经处理过了", "this incident has been dealt with already")
NOTHING_TO_RETRY = Text("这个异常不能重试，只能标记为已处理", "this incident cannot be tried again, only put aside")
NOT_A_STEP = Text("只有流程步骤的异常才能修改数据后重试", "only a step of a flow can be tried again with other data")
STATUS = {"retry": "retried", "skip": "skipped"}


@dataclass(frozen=True, slots=True)
class Way:
    """Out of an incident: `how` is retry | skip; `port` is the exit by which a skipped step is left.

    `data` and `variables` (of which nodes which parts) are what is mended before the step is tried again; `access`
    is what the roles of whoever mends it allow, None lets everything pass.
    """

    how: str
    port: str | None = None
    data: Mapping[str, Any] = field(default_factory=dict)
    variables: Mapping[str, Any] = field(default_factory=dict)
    access: Access | None = None

    @property
    def mends(self) -> bool:
        """Whether something is changed first."""
        return bool(self.data or self.variables)


@dataclass(frozen=True, slots=True)
class Resolved:
    """The incident, and the record it was about."""

    id: int
    record: int | None
    status: str


def resolve_incident(db: Database, incident_id: int, way: Way | str, actor: Actor, now: int) -> Resolved:
    """A stuck token enters its node again or leaves it, a dead job runs again or is given up; all in one transaction.

    Raises NotFound, Conflict, Invalid, Forbidden.
    """
    out = Way(way) if isinstance(way, str) else way

    def work(conn: Connection) -> Resolved:
        row = conn.execute(_OPEN, {"incident": incident_id}).mappings().first()
        if row is None:
            raise NotFound(*NO_INCIDENT)
        if row["status"] != "open":
            raise Conflict("incident_closed", CLOSED)
        if out.mends and row["token"] is None:
            raise Conflict("nothing_to_mend", NOT_A_STEP)
        closed = {"status": STATUS[out.how], "closed_at": now, "closed_by": actor.user}
        conn.execute(update(incident).where(incident.c.id == incident_id).values(closed))
        detail = {"code": row["code"], "fields": sorted(out.data), "variables": sorted(_parts(out.variables))}
        note(conn, actor, f"incident_{out.how}", f"incident/{incident_id}", now, detail)
        if row["job"] is not None:
            _revive(conn, row["job"], out.how, now)
        elif row["token"] is not None:
            _move(open_record(conn, live(db, conn), row["record"], actor, now), row, out)
        elif out.how == "retry":
            raise Conflict("nothing_to_retry", NOTHING_TO_RETRY)
        return Resolved(incident_id, row["record"], STATUS[out.how])

    return db.write(work)


def _revive(conn: Connection, job_id: int, how: str, now: int) -> None:
    if how == "skip":
        changes: dict[str, Any] = {"status": "cancelled"}
    else:
        changes = {"status": "ready", "run_at": now, "attempts": 0, "last_error": None}
        conn.info[WAKE] = now
    conn.execute(update(job).where(job.c.id == job_id, job.c.status == "dead").values(changes))


def _move(record: Work, row: RowMapping, out: Way) -> None:
    changed = _mend(record, row["token"], out)
    changed |= hear(record, Retry(row["token"]) if out.how == "retry" else Skip(row["token"], out.port))
    changed |= recompute(record, lambda: moment(record))
    settle(record, Event("changed", changed) if changed else None, changed)
    conclude(record)


def _parts(given: Mapping[str, Any]) -> Iterator[str]:
    for name, parts in given.items():
        yield from (f"{name}.{part}" for part in parts) if isinstance(parts, Mapping) else [name]


def _mend(record: Work, token: int, out: Way) -> frozenset[str]:
    """Write what is given before the step is tried again; the names that changed."""
    if not out.mends:
        return frozenset()
    rights = write_rights(record, out.access)
    refuse_frozen(record)
    if out.variables:
        _mend_variables(record, token, out.variables)
    return write_answers(record, out.data, rights) if out.data else frozenset()


def _mend_variables(record: Work, token: int, given: Mapping[str, Any]) -> None:
    load_instance(record)
    assert record.state is not None  # an incident of a step has an instance
    assert record.flow is not None
    stuck = next((each for each in record.state.tokens if each.id == token), None)
    if stuck is None:
        raise Conflict(NO_INCIDENT_HERE.code, NO_INCIDENT_HERE.message)
    done = mend(record.flow, record.state, stuck, given)
    if not isinstance(done, Mended):
        raise Invalid(Flaw(each.pointer, each.code, each.text) for each in done)
    record.state = done.state
    if done.changes:
        told = [asdict(each) for each in done.changes]
        record.event("mended", node=stuck.node, payload={"variables": told})


_OPEN = select(incident).where(incident.c.id == bindparam("incident")).with_for_update()
