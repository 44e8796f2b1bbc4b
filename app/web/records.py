"""Records: lists, one record, its history and its conversation."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from flask import Response, request, stream_with_context

from app.errors import Failure, Flaw, Malformed, NotFound
from app.identity.signed import sign, unsign
from app.operations.note_export import note_export
from app.operations.post_message import post_message
from app.operations.press_button import press_button
from app.operations.renew_link import renew_link
from app.operations.update_record import update_record
from app.queries import csv
from app.queries.history import history
from app.queries.listing import Wish, every, page, understood
from app.queries.messages import messages
from app.queries.redaction import redaction
from app.queries.ticket import seen_record, ticket
from app.web.base.blueprint import Blueprint, dump, nothing
from app.web.base.caller import person
from app.web.base.shell import shell
from app.web.base.sight import seeing
from app.wire.answers import items_of
from app.wire.records import Changes, Happening, Link, Message, NewMessage, Page, Since, Ticket, Wanted, WantedPage
from engines import strict_json
from engines.errors import BadDefinition
from engines.kinds import Text

blueprint = Blueprint("records", __doc__)
CHANNELS = {"user": "agent", "api_key": "api"}
BAD_CURSOR = Text("翻页标记无效，请从第一页开始", "this cursor is not valid: begin with the first page")
NO_REV = Text("请以 If-Match 给出您读到的版本号 rev", "say with If-Match which rev you have read")


class NoPrecondition(Failure):
    """A change that does not say what it was made from."""

    status = 428


@blueprint.get("/records")
@blueprint.arguments(WantedPage, location="query")
@blueprint.response(200, Page)
def index(asked: dict[str, Any]) -> Response:
    """One page of a form's records, as far as the caller may see them."""
    cursor = asked.pop("cursor", "")
    wish = _wish(asked)
    with seeing() as (conn, sight):
        items, following, total = page(conn, sight, replace(wish, after=_place(cursor, wish)))
    return dump({"items": items, "next": _cursor(following, wish), "total": total})


@blueprint.get("/records/export")
@blueprint.arguments(Wanted, location="query")
@blueprint.response(200, {"type": "string"}, content_type="text/csv")
def export(asked: dict[str, Any]) -> Response:
    """All records of a list as CSV; needs the right to export, and is put down in the audit trail."""
    wish, here = _wish(asked | {"limit": 200}), shell()
    with seeing() as (_, sight):
        understood(sight, wish, action="export")
    note_export(here.database, sight.actor, f"form/{wish.form}", {"asked": asked}, here.clock())

    def lines() -> Iterator[str]:
        with seeing() as (conn, sight):
            yield from csv.lines(sight, wish.form, every(conn, sight, wish))

    name = f'attachment; filename="{wish.form}.csv"'
    return Response(stream_with_context(lines()), 200, {"Content-Disposition": name}, "text/csv")


@blueprint.get("/records/<int:number>")
@blueprint.response(200, Ticket)
def show(number: int) -> Response:
    """One record with its tasks, references and the state of its flow."""
    return _ticket(number)


@blueprint.patch("/records/<int:number>")
@blueprint.arguments(Changes)
@blueprint.response(200, Ticket)
def change(given: dict[str, Any], number: int) -> Response:
    """Change fields. If-Match carries the `rev` that was read; 412 where somebody was quicker.

    204 without a body: it was done, and has taken the record out of the caller's sight.
    """
    here, rev = shell(), _rev()
    with seeing() as (conn, sight):
        access = sight.access(seen_record(conn, sight, number).form.key)
    update_record(here.database, number, given["data"], sight.actor, here.clock(), rev=rev, access=access)
    try:
        return _ticket(number)
    except NotFound:
        return nothing()


@blueprint.post("/records/<int:number>/buttons/<rule>")
@blueprint.response(200, Ticket)
def press(number: int, rule: str) -> Response:
    """Press a button that a rule puts on the record. If-Match carries the `rev` that was read.

    409 where its condition no longer holds; 204 where it has taken the record out of the caller's sight.
    """
    here, rev = shell(), _rev()
    with seeing() as (conn, sight):
        access = sight.access(seen_record(conn, sight, number).form.key)
    press_button(here.database, number, rule, sight.actor, here.clock(), rev=rev, access=access)
    try:
        return _ticket(number)
    except NotFound:
        return nothing()


@blueprint.post("/records/<int:number>/link")
@blueprint.response(201, Link)
def link(number: int) -> Response:
    """A new address of the buyer's progress page, told this once; the one before ends."""
    here = shell()
    with seeing() as (conn, sight):
        access = sight.access(seen_record(conn, sight, number).form.key)
    token = renew_link(here.database, number, sight.actor, here.clock(), access=access)
    return dump({"link": f"/t/{token}"}, 201)


@blueprint.get("/records/<int:number>/events")
@blueprint.arguments(Since, location="query")
@blueprint.response(200, items_of(Happening))
def events(asked: dict[str, Any], number: int) -> Response:
    """What happened to the record, oldest first."""
    with seeing() as (conn, sight):
        return dump({"items": history(conn, sight, seen_record(conn, sight, number), asked["since"])})


@blueprint.get("/records/<int:number>/messages")
@blueprint.response(200, items_of(Message))
def conversation(number: int) -> Response:
    """Everything that was written, internal notes included."""
    return _messages(number)


@blueprint.post("/records/<int:number>/messages")
@blueprint.arguments(NewMessage)
@blueprint.response(201, items_of(Message))
def write(given: dict[str, Any], number: int) -> Response:
    """Reply to the buyer, or leave an internal note."""
    here = shell()
    with seeing() as (conn, sight):
        access = sight.access(seen_record(conn, sight, number).form.key)
    post_message(
        here.database,
        number,
        given["body"],
        sight.actor,
        here.clock(),
        internal=given["internal"],
        attachments=given["attachments"],
        channel=CHANNELS[sight.actor.kind],
        access=access,
    )
    return _messages(number, 201)


def _ticket(number: int) -> Response:
    with seeing() as (conn, sight):
        shown = ticket(conn, sight, number)
    return dump(shown, etag=f'"{shown["rev"]}"')


def _messages(number: int, status: int = 200) -> Response:
    with seeing() as (conn, sight):
        seen = seen_record(conn, sight, number)
        listed = messages(conn, number, sight.language, lambda file: f"/api/v1/files/{file}", hide=redaction(seen))
    return dump({"items": listed}, status)


def _wish(asked: dict[str, Any]) -> Wish:
    """What was asked for, its filter parsed."""
    person()
    written = asked.pop("filter", "")
    if not written:
        return Wish(**asked)
    try:
        return Wish(**asked, filter=strict_json.loads(written))
    except BadDefinition as bad:
        flaws = (Flaw("/filter" + found.pointer, found.code, found.message) for found in bad.problems)
        raise Malformed(flaws, "bad_filter") from bad


def _cursor(place: Any, wish: Wish) -> str | None:
    secret = shell().settings.secret_key
    return None if place is None else sign(secret, "cursor", [wish.form, wish.sort, place])


def _place(cursor: str, wish: Wish) -> Any:
    """Where the page before ended; a cursor serves only the list that it was given out for."""
    if not cursor:
        return None
    found = unsign(shell().settings.secret_key, "cursor", cursor)
    if found is None or found[:2] != [wish.form, wish.sort]:
        raise Malformed([Flaw("/cursor", "bad_cursor", BAD_CURSOR)])
    return found[2]


def _rev() -> int | None:
    written = request.headers.get("If-Match", "").strip().removeprefix("W/").strip('"')
    if written == "*":
        return None
    if not written.isdecimal() or len(written) > 15:
        raise NoPrecondition("precondition_required", NO_REV)
    return int(written)
