"""Decision tables as they are being drawn: checked, tried, written to a spreadsheet and read from one."""

from __future__ import annotations

from typing import Any

from flask import Response, request

from app.errors import Flaw, Malformed
from app.queries import tables
from app.sheets import MIME
from app.web.base.allow import READING, allowed
from app.web.base.blueprint import Blueprint, dump
from app.web.base.language import language
from app.web.base.shell import shell
from app.web.base.uploads import NO_FILE, make_room
from app.wire.tables import Exported, Format, FormKey, ImportedTable, Question, TableAnswer, TableOfForm, TableReport

blueprint = Blueprint("tables", __doc__)


@blueprint.post("/tables/report")
@blueprint.arguments(TableOfForm)
@blueprint.response(200, TableReport)
def report(given: dict[str, Any]) -> Response:
    """Its problems, overlaps, rows never reached, gaps, and what became of its tests."""
    with allowed(READING) as (conn, _):
        return dump(tables.report(conn, given["form"], given["table"], language()))


@blueprint.post("/tables/decide")
@blueprint.arguments(Question)
@blueprint.response(200, TableAnswer)
def decide(given: dict[str, Any]) -> Response:
    """What it answers for some values; 422 where it cannot be read."""
    now = shell().clock() if given["now"] is None else given["now"]
    with allowed(READING) as (conn, _):
        return dump(tables.decision(conn, given["form"], given["table"], given["values"], now, language()))


@blueprint.post("/tables/export")
@blueprint.arguments(Format, location="query")
@blueprint.arguments(Exported)
@blueprint.response(200, {"type": "string", "format": "binary"}, content_type=MIME["xlsx"])
def export(asked: dict[str, Any], given: dict[str, Any]) -> Response:
    """The table as a spreadsheet, Excel or CSV."""
    kind = asked["format"]
    with allowed(READING):
        made = tables.sheet_of(given["table"], kind, given["name"], language())
    headers = {"Content-Disposition": f'attachment; filename="table.{kind}"'}
    return Response(made, 200, headers, MIME[kind])


@blueprint.post("/tables/import")
@blueprint.arguments(FormKey, location="query")
@blueprint.response(200, ImportedTable)
def take(asked: dict[str, Any]) -> Response:
    """The table in a spreadsheet: the body itself, or multipart `file`. Nothing is kept; problems name their cell."""
    make_room()
    sent = request.files.get("file")
    raw = sent.stream.read() if sent else request.get_data(cache=False)
    if not raw:
        raise Malformed([Flaw("/file", "required", NO_FILE)])
    with allowed(READING) as (conn, _):
        form = tables.form_as_drafted(conn, asked["form"]) if asked["form"] else None
        return dump(tables.table_in(raw, form, language()))
