"""Incidents: what a person must look at, and the ways out."""

from __future__ import annotations

from typing import Any

from flask import Response
from sqlalchemy import Connection, select

from app.models import incident, record
from app.operations.resolve_incident import Way, resolve_incident
from app.queries.incidents import WantedIncidents, incidents
from app.queries.sight import Sight
from app.web.base.allow import CHANGING, actor_with, allowed
from app.web.base.blueprint import Blueprint, dump
from app.web.base.shell import shell
from app.wire.incidents import Incidents, Mended, Resolved, SkippedBy, Wanted
from engines.access import Access

blueprint = Blueprint("incidents", __doc__)


@blueprint.get("/incidents")
@blueprint.arguments(Wanted, location="query")
@blueprint.response(200, Incidents)
def index(asked: dict[str, Any]) -> Response:
    """One page, newest first; those that are open where nothing else is asked."""
    asked["status"] = "" if asked["status"] == "all" else asked["status"]
    with allowed(CHANGING) as (conn, sight):
        return dump(incidents(conn, sight, WantedIncidents(**asked)))


@blueprint.post("/incidents/<int:number>/retry")
@blueprint.arguments(Mended)
@blueprint.response(200, Resolved)
def retry(given: dict[str, Any], number: int) -> Response:
    """Try again; with `data` or `vars`, mend the record or the flow's variables first, in the same transaction."""
    with allowed(CHANGING) as (conn, sight):
        access = _access(conn, sight, number)
    return _resolved(number, Way("retry", access=access, **given))


@blueprint.post("/incidents/<int:number>/skip")
@blueprint.arguments(SkippedBy)
@blueprint.response(200, Resolved)
def skip(given: dict[str, Any], number: int) -> Response:
    """Go on without: the step is left by `port`, the job is given up, or the incident put aside."""
    return _resolved(number, Way("skip", **given))


def _access(conn: Connection, sight: Sight, number: int) -> Access | None:
    """What the caller's roles allow with the incident's record, which they may only mend as far as that goes."""
    form = select(record.c.form).join_from(incident, record, record.c.id == incident.c.record)
    found = conn.execute(form.where(incident.c.id == number)).scalar()
    return sight.access(found) if found else None


def _resolved(number: int, way: Way) -> Response:
    here, actor = shell(), actor_with(CHANGING)
    done = resolve_incident(here.database, number, way, actor, here.clock())
    return dump({"id": done.id, "record": done.record, "status": done.status})
