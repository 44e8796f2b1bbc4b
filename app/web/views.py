"""Saved views: filters, columns and order of a list under a name."""

from __future__ import annotations

from typing import Any

from flask import Response

from app.operations.keep_view import change_view, drop_view, keep_view
from app.queries.views import views
from app.web.base.blueprint import Blueprint, dump, nothing
from app.web.base.caller import person
from app.web.base.shell import shell
from app.web.base.sight import seeing
from app.wire.answers import items_of
from app.wire.views import MadeView, NewView, OfForm, View, ViewChange

blueprint = Blueprint("views", __doc__)


@blueprint.get("/views")
@blueprint.arguments(OfForm, location="query")
@blueprint.response(200, items_of(View))
def index(asked: dict[str, Any]) -> Response:
    """The caller's own views of a form's list, and those shared with a role of theirs."""
    with seeing() as (conn, sight):
        return dump({"items": views(conn, sight, asked["form"])})


@blueprint.post("/views")
@blueprint.arguments(NewView)
@blueprint.response(201, MadeView)
def keep(given: dict[str, Any]) -> Response:
    """Keep a list under a name."""
    here = shell()
    form = given.pop("form")
    return dump({"id": keep_view(here.database, form, given, person().actor, here.clock())}, 201)


@blueprint.patch("/views/<int:key>")
@blueprint.arguments(ViewChange)
@blueprint.response(204)
def change(given: dict[str, Any], key: int) -> Response:
    """Another name, other roles, or another state."""
    here = shell()
    change_view(here.database, key, given, person().actor, here.clock())
    return nothing()


@blueprint.delete("/views/<int:key>")
@blueprint.response(204)
def drop(key: int) -> Response:
    """Let it go."""
    here = shell()
    drop_view(here.database, key, person().actor, here.clock())
    return nothing()
