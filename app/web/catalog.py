"""The catalogue of everything a definition can be made of."""

from __future__ import annotations

from functools import cache

import orjson
from flask import Response, request

from app.queries.forms import system_values
from app.web.base.blueprint import Blueprint
from app.web.base.caller import person
from engines.catalog import catalog

blueprint = Blueprint("catalog", __doc__)


@blueprint.get("/catalog")
@blueprint.response(200, {"type": "object"})
def show() -> Response:
    """Every kind of field, node, trigger, action, measure, chart and operator, and what records have."""
    person()
    answer = Response(_catalog(), 200, {"Cache-Control": "private, no-cache"}, "application/json")
    answer.add_etag()
    return answer.make_conditional(request)


@cache
def _catalog() -> bytes:
    return orjson.dumps({**catalog(), "system": system_values()})
