"""The progress page of a submitter, who has no account: the link in the address is all they show."""

from __future__ import annotations

from typing import Any

from flask import Response

from app.errors import Conflict, NotFound
from app.links import hashed
from app.live import live
from app.operations.act_on_task import act_on_task
from app.operations.post_message import post_message
from app.queries.files import file_of_record
from app.queries.progress import Held, held, progress, sent_files
from app.web.base.blueprint import Blueprint, dump
from app.web.base.language import language
from app.web.base.shell import shell
from app.web.base.uploads import give, make_room, take
from app.web.forms import idempotency_key
from app.wire.progress import Progress, Reply
from app.wire.records import StoredFile
from app.wire.tasks import BuyerAct
from engines.kinds import Text

blueprint = Blueprint("progress", __doc__)
CLOSED = Text("这个工单已关闭，不能再回复", "this ticket is closed: no more replies")
STAFF_ONLY = ("claim", "release", "transfer")


@blueprint.get("/progress/<token>")
@blueprint.response(200, Progress)
def show(token: str) -> Response:
    """How far the ticket is, what was said, and what the submitter is asked."""
    return _page(token)


@blueprint.post("/progress/<token>/messages")
@blueprint.arguments(Reply)
@blueprint.response(201, Progress)
def write(given: dict[str, Any], token: str) -> Response:
    """Write to the people who work on it."""
    here, of = shell(), _held(token)
    if of.row["status_category"] == "closed":
        raise Conflict("closed", CLOSED)
    now = here.clock()
    post_message(here.database, of.row["id"], given["body"], of.actor, now, attachments=given["attachments"])
    return _page(token, 201)


@blueprint.post("/progress/<token>/tasks/<task>/<action>")
@blueprint.arguments(BuyerAct)
@blueprint.response(200, Progress)
def act(given: dict[str, Any], token: str, task: str, action: str) -> Response:
    """Answer what was asked, such as how satisfied one is."""
    if action in STAFF_ONLY:
        raise NotFound("这个操作", "this action")
    here, of, key = shell(), _held(token), idempotency_key()
    mine = {"record": of.row["id"], "idempotency_key": key}
    act_on_task(here.database, task, action, of.actor, here.clock(), **mine, **given)
    return _page(token)


@blueprint.post("/progress/<token>/files")
@blueprint.response(201, StoredFile)
def upload(token: str) -> Response:
    """Keep a file (multipart, `file`) for a reply or an answer."""
    make_room()
    of = _held(token)
    kept = take(of.actor, token, of.form.key)
    return dump(kept | {"url": _url(token)(kept["id"])}, 201)


@blueprint.get("/progress/<token>/files/<file>")
@blueprint.response(200, {"type": "string", "format": "binary"}, content_type="application/octet-stream")
def fetch(token: str, file: str) -> Response:
    """A file that the buyer sent, one of the conversation, or one that was just uploaded."""
    of = _held(token)
    with shell().database.read() as conn:
        return give(file_of_record(conn, of.row["id"], file, hashed(token), sent_files(of)))


def _held(token: str) -> Held:
    here = shell()
    with here.database.read() as conn:
        return held(conn, live(here.database, conn), token)


def _page(token: str, status: int = 200) -> Response:
    here = shell()
    with here.database.read() as conn:
        of = held(conn, live(here.database, conn), token)
        return dump(progress(conn, of, language(), _url(token)), status)


def _url(token: str) -> Any:
    return lambda file: f"/api/v1/progress/{token}/files/{file}"
