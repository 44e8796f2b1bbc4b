"""Dashboards: reports side by side."""

from __future__ import annotations

from flask import Response

from app.queries.reports import dashboard, dashboards
from app.web.base.blueprint import Blueprint, dump
from app.web.base.sight import seeing
from app.wire.answers import Keyed, items_of
from app.wire.reports import DashboardView

blueprint = Blueprint("dashboards", __doc__)


@blueprint.get("/dashboards")
@blueprint.response(200, items_of(Keyed))
def index() -> Response:
    """The dashboards of which the caller may see something."""
    with seeing() as (_, sight):
        return dump({"items": dashboards(sight)})


@blueprint.get("/dashboards/<key>")
@blueprint.response(200, DashboardView)
def show(key: str) -> Response:
    """The cards at their places; each report is fetched by itself."""
    with seeing() as (_, sight):
        return dump(dashboard(sight, key))
