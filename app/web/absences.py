"""Absences: when a colleague is away, and who has their tasks meanwhile."""

from __future__ import annotations

from typing import Any

from flask import Response

from app.actor import Actor
from app.errors import Forbidden
from app.operations.absences import drop_absence, note_absence
from app.queries.absences import absences_of
from app.web.base.allow import CHANGING
from app.web.base.blueprint import Blueprint, dump, nothing
from app.web.base.shell import shell
from app.web.base.sight import seeing
from app.wire.absences import Absence, MadeAbsence, NewAbsence
from app.wire.answers import items_of

blueprint = Blueprint("absences", __doc__)


@blueprint.get("/people/<int:person>/absences")
@blueprint.response(200, items_of(Absence))
def index(person: int) -> Response:
    """When they are away, from now on; for themselves and for administrators."""
    _caller(person)
    with seeing() as (conn, _):
        return dump({"items": absences_of(conn, person, shell().clock())})


@blueprint.post("/people/<int:person>/absences")
@blueprint.arguments(NewAbsence)
@blueprint.response(201, MadeAbsence)
def add(given: dict[str, Any], person: int) -> Response:
    """Say that they are away, and who stands in: tasks that come meanwhile are that colleague's."""
    here = shell()
    return dump({"id": note_absence(here.database, person, given, _caller(person), here.clock())}, 201)


@blueprint.delete("/people/<int:person>/absences/<int:number>")
@blueprint.response(204)
def drop(person: int, number: int) -> Response:
    """They are there after all."""
    here = shell()
    drop_absence(here.database, person, number, _caller(person), here.clock())
    return nothing()


def _caller(person: int) -> Actor:
    """Who asks: the person themselves, or somebody who looks after the settings. Raises Forbidden."""
    with seeing() as (_, sight):
        if sight.actor.user != person and CHANGING not in sight.pages:
            raise Forbidden
        return sight.actor
