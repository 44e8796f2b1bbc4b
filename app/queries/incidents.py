"""What waits for somebody to retry, skip or mend it: what failed, where, and the ways out."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, Row, and_, func, select

from app.models import incident, instance, job, record, token
from app.queries.names import names_of, somebody
from app.queries.sight import Sight
from app.queries.titles import titles_of
from app.queries.words import words
from engines.flow.mending import mendable
from engines.flow.node import Flow, Node
from engines.flow.state import Token
from engines.kinds import Text

MOST = 50
OPEN = "open"


@dataclass(frozen=True, slots=True)
class WantedIncidents:
    """Those of one status ("" = all), form, code or record; `before` is the id to go on below."""

    status: str = OPEN
    form: str = ""
    code: str = ""
    record: int | None = None
    before: int | None = None


def incidents(conn: Connection, sight: Sight, wanted: WantedIncidents) -> dict[str, Any]:
    """One page of them, newest first, and how many are open by code."""
    rows = list(conn.execute(_chosen(wanted).limit(MOST + 1)))
    page = rows[:MOST]
    titles = titles_of(conn, sight, (row.record for row in page if row.record is not None))
    names = names_of(conn, (row.closed_by for row in page))
    return {
        "items": [_dump(conn, sight, row, titles, names) for row in page],
        "next": page[-1].id if len(rows) > MOST else None,
        "open": _open_ones(conn),
    }


def _chosen(wanted: WantedIncidents) -> Any:
    columns = select(
        incident,
        record.c.form.label("form"),
        record.c.number.label("number"),
        record.c.release.label("release"),
        instance.c.flow.label("flow"),
        instance.c.vars.label("vars"),
        token.c.memo.label("memo"),
        job.c.kind.label("job_kind"),
        job.c.last_error.label("last_error"),
        job.c.attempts.label("attempts"),
    )
    joined = incident.outerjoin(record, record.c.id == incident.c.record)
    mine = token.c.instance == incident.c.record, token.c.id == incident.c.token
    joined = joined.outerjoin(token, and_(*mine))
    joined = joined.outerjoin(instance, instance.c.id == incident.c.record).outerjoin(job, job.c.id == incident.c.job)
    given = {
        incident.c.status: wanted.status,
        record.c.form: wanted.form,
        incident.c.code: wanted.code,
        incident.c.record: wanted.record,
    }
    where = [column == value for column, value in given.items() if value]
    if wanted.before is not None:
        where.append(incident.c.id < wanted.before)
    return columns.select_from(joined).where(*where).order_by(incident.c.id.desc())


def _open_ones(conn: Connection) -> list[dict[str, Any]]:
    counts = select(incident.c.code, func.count().label("count")).where(incident.c.status == OPEN)
    rows = conn.execute(counts.group_by(incident.c.code).order_by(func.count().desc(), incident.c.code))
    return [{"code": row.code, "count": row.count} for row in rows]


def _dump(
    conn: Connection, sight: Sight, row: Row[Any], titles: Mapping[int, str], names: dict[int, str]
) -> dict[str, Any]:
    flow = sight.live.pinned(conn, row.release).flows.get(row.flow or "") if row.release is not None else None
    node = flow.nodes.get(row.node) if flow and row.node else None
    form = sight.form(row.form) if row.form else None
    seen = row.record in titles
    return {
        "id": row.id,
        "status": row.status,
        "code": row.code,
        "message": row.message,
        "at": row.at,
        "closed_at": row.closed_at,
        "closed_by": somebody(row.closed_by, names),
        "record": {"id": row.record, "title": titles[row.record]} if seen else None,
        "number": row.number if seen else None,
        "form": {"key": form.key, "name": words(form.name)} if form else None,
        "where": _where(row, flow, node),
        "job": _job(row),
        "ways": _ways(row, sight) if row.status == OPEN else [],
        "exits": [{"id": port.id, "label": words(port.label)} for port in node.ports] if node else [],
        "variables": _variables(row, flow) if seen else {},
    }


def _where(row: Row[Any], flow: Flow | None, node: Node | None) -> dict[str, Any] | None:
    """The step, or what ran in the background."""
    if flow is None or not row.node:
        return None
    name = node.name if node else Text(row.node, row.node)
    return {"flow": {"key": flow.key, "name": words(flow.name)}, "node": row.node, "name": words(name)}


def _job(row: Row[Any]) -> dict[str, Any] | None:
    if row.job is None:
        return None
    return {"kind": row.job_kind or "", "attempts": row.attempts or 0, "error": row.last_error}


def _ways(row: Row[Any], sight: Sight) -> list[str]:
    """Retry and skip are for steps and jobs, mending for steps; what is neither can only be put aside."""
    if row.token is not None:
        may_write = row.form is not None and sight.access(row.form).may("write")
        return ["retry", "mend", "skip"] if may_write else ["retry", "skip"]
    return ["retry", "skip"] if row.job is not None else ["skip"]


def _variables(row: Row[Any], flow: Flow | None) -> dict[str, Any]:
    """What the stuck step sees of what earlier ones have brought; decisions of people are history, not for mending."""
    if flow is None or row.memo is None:
        return {}
    return mendable(flow, row.vars or {}, Token(row.token, row.node, row.memo))
