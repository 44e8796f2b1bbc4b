"""Finding a record to refer to."""

from __future__ import annotations

from typing import Any

from flask import Response

from app.queries.reference import reference
from app.web.base.blueprint import Blueprint, dump
from app.web.base.sight import seeing
from app.wire.answers import items_of
from app.wire.around import WantedReference
from app.wire.records import Ref

blueprint = Blueprint("reference", __doc__)


@blueprint.get("/reference/<form>")
@blueprint.arguments(WantedReference, location="query")
@blueprint.response(200, items_of(Ref))
def index(asked: dict[str, Any], form: str) -> Response:
    """The records of `form` that fit what was typed, the latest first."""
    with seeing() as (conn, sight):
        return dump({"items": reference(conn, sight, form, asked["q"], asked["field"])})
