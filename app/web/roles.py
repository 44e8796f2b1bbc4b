"""Roles: looking through the eyes of one before it is published."""

from __future__ import annotations

from typing import Any

from flask import Response

from app.queries.trying import tried
from app.web.base.allow import READING, allowed
from app.web.base.blueprint import Blueprint, dump
from app.wire.roles import TriedRole, WantedTry

blueprint = Blueprint("roles", __doc__)


@blueprint.post("/roles/try")
@blueprint.arguments(WantedTry)
@blueprint.response(200, TriedRole)
def attempt(given: dict[str, Any]) -> Response:
    """What somebody with this role would see of the caller's latest records. Needs the page "designer"."""
    with allowed(READING) as (conn, sight):
        return dump(tried(conn, sight, given["document"], given["form"], given["user"]))
