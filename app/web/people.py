"""Colleagues."""

from __future__ import annotations

from typing import Any

from flask import Response

from app.operations.set_profile import set_profile
from app.queries.people import people
from app.queries.profiles import profile_of
from app.queries.skills import skills as skills_of_all
from app.web.base.allow import CHANGING, actor_with, allowed
from app.web.base.blueprint import Blueprint, dump
from app.web.base.shell import shell
from app.web.base.sight import seeing
from app.wire.answers import items_of
from app.wire.around import Colleague, Profile, Routable, Skills, WantedPeople

blueprint = Blueprint("people", __doc__)


@blueprint.get("/people")
@blueprint.arguments(WantedPeople, location="query")
@blueprint.response(200, items_of(Colleague))
def index(asked: dict[str, Any]) -> Response:
    """Active colleagues, of one group or called like this."""
    with seeing() as (conn, sight):
        return dump({"items": people(conn, sight, asked["group"], asked["q"])})


@blueprint.get("/skills")
@blueprint.response(200, Routable)
def everybody() -> Response:
    """What routing asks of people and knows of each of them. Needs the page "settings"."""
    with allowed(CHANGING) as (conn, sight):
        return dump(skills_of_all(conn, sight))


@blueprint.get("/people/<int:person>/skills")
@blueprint.response(200, Profile)
def skills(person: int) -> Response:
    """What routing knows of a colleague."""
    with seeing() as (conn, _):
        return dump(profile_of(conn, person))


@blueprint.put("/people/<int:person>/skills")
@blueprint.arguments(Skills)
@blueprint.response(200, Profile)
def teach(given: dict[str, Any], person: int) -> Response:
    """Say what a colleague can do, how many records they take and when they work."""
    set_profile(shell().database, person, given, actor_with(CHANGING), shell().clock())
    with seeing() as (conn, _):
        return dump(profile_of(conn, person))
