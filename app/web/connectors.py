"""Connectors: a call is tried on paper before anything is sent."""

from __future__ import annotations

from typing import Any

from flask import Response

from app.queries.calling import rehearsed
from app.web.base.allow import READING, allowed
from app.web.base.blueprint import Blueprint, dump
from app.web.base.shell import shell
from app.wire.connectors import PaperCall, Rehearsed

blueprint = Blueprint("connectors", __doc__)


@blueprint.post("/connectors/try")
@blueprint.arguments(PaperCall)
@blueprint.response(200, Rehearsed)
def on_paper(given: dict[str, Any]) -> Response:
    """What would be sent for sample values, and what would be taken from a sample answer; nothing is sent."""
    with allowed(READING):
        return dump(rehearsed(given, shell().settings.credential))
