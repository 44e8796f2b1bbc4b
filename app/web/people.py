"""Colleagues."""

from __future__ import annotations

from typing import Any

from flask import Response

from app.queries.people import people
from app.web.base.blueprint import Blueprint, dump
from app.web.base.sight import seeing
from app.wire.answers import items_of
from app.wire.around import Colleague, WantedPeople

blueprint = Blueprint("people", __doc__)


@blueprint.get("/people")
@blueprint.arguments(WantedPeople, location="query")
@blueprint.response(200, items_of(Colleague))
def index(asked: dict[str, Any]) -> Response:
    """Active colleagues, of one group or called like this."""
    with seeing() as (conn, sight):
        return dump({"items": people(conn, sight, asked["group"], asked["q"])})
