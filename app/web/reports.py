"""Reports: numbers and the figures that show them."""

from __future__ import annotations

from typing import Any

from flask import Response

from app.queries.reports import preview, report, reports
from app.web.base.allow import READING, allowed
from app.web.base.blueprint import Blueprint, dump
from app.web.base.sight import seeing
from app.wire.answers import items_of
from app.wire.reports import Drawn, ReportSummary, ReportView

blueprint = Blueprint("reports", __doc__)


@blueprint.get("/reports")
@blueprint.response(200, items_of(ReportSummary))
def index() -> Response:
    """The reports that the caller may open."""
    with seeing() as (_, sight):
        return dump({"items": reports(sight)})


@blueprint.post("/reports/preview")
@blueprint.arguments(Drawn)
@blueprint.response(200, ReportView)
def draft(given: dict[str, Any]) -> Response:
    """A report that is not saved yet, counted now over what the caller may see. Needs the page "designer"."""
    with allowed(READING) as (conn, sight):
        return dump(preview(conn, sight, given["document"]))


@blueprint.get("/reports/<key>")
@blueprint.response(200, ReportView)
def show(key: str) -> Response:
    """One report, counted now over what the caller may see."""
    with seeing() as (conn, sight):
        return dump(report(conn, sight, key))
