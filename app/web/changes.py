"""What changed, for pages that are open."""

from __future__ import annotations

from typing import Any

from flask import Response

from app.queries.changes import changes
from app.web.base.blueprint import Blueprint, dump
from app.web.base.sight import seeing
from app.wire.around import Changed, ChangesSince

blueprint = Blueprint("changes", __doc__)


@blueprint.get("/changes")
@blueprint.arguments(ChangesSince, location="query")
@blueprint.response(200, Changed)
def index(asked: dict[str, Any]) -> Response:
    """The records that changed since `since` and may be seen; the first call only tells where to begin."""
    with seeing() as (conn, sight):
        return dump(changes(conn, sight, asked["since"]))
