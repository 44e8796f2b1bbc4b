"""Incidents: what a person must look at."""

from __future__ import annotations

from flask import Response

from app.operations.resolve_incident import resolve_incident
from app.queries.incidents import incidents
from app.web.base.allow import CHANGING, actor_with, allowed
from app.web.base.blueprint import Blueprint, dump
from app.web.base.shell import shell
from app.wire.answers import items_of
from app.wire.around import Incident, Resolved

blueprint = Blueprint("incidents", __doc__)


@blueprint.get("/incidents")
@blueprint.response(200, items_of(Incident))
def index() -> Response:
    """Those that are open, newest first."""
    with allowed(CHANGING) as (conn, sight):
        return dump({"items": incidents(conn, sight)})


@blueprint.post("/incidents/<int:number>/<any(retry, skip):how>")
@blueprint.response(200, Resolved)
def resolve(number: int, how: str) -> Response:
    """Try again, or go on without."""
    here = shell()
    actor = actor_with(CHANGING)
    done = resolve_incident(here.database, number, how, actor, here.clock())
    return dump({"id": done.id, "record": done.record, "status": done.status})
