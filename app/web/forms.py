"""Forms: which there are, how one looks, and submitting it."""

from __future__ import annotations

from typing import Any

from flask import Response, request

from app.actor import BUYER, Actor
from app.errors import Flaw, Forbidden, Malformed
from app.operations.submit_form import submit_form
from app.queries.forms import form_view, forms, public_view
from app.web.base.blueprint import Blueprint, dump
from app.web.base.caller import anybody
from app.web.base.shell import shell
from app.web.base.sight import seeing
from app.web.base.uploads import EXPIRED, form_of, upload_token
from app.wire.answers import items_of
from app.wire.forms import AsWhom, FormSummary, FormView
from app.wire.records import Answers, Submitted
from engines.access import Access
from engines.kinds import Text

blueprint = Blueprint("forms", __doc__)
CHANNELS = {"customer": "web", "user": "agent", "api_key": "api"}
LONGEST_KEY = 200
KEY_TOO_LONG = Text(f"Idempotency-Key 最多 {LONGEST_KEY} 个字符", f"at most {LONGEST_KEY} characters")


@blueprint.get("/forms")
@blueprint.response(200, items_of(FormSummary))
def index() -> Response:
    """The forms with which the caller may do something."""
    with seeing() as (conn, sight):
        return dump({"items": forms(conn, sight)})


@blueprint.get("/forms/<key>")
@blueprint.arguments(AsWhom, location="query")
@blueprint.response(200, FormView)
def show(asked: dict[str, Any], key: str) -> Response:
    """One form. Somebody unknown, or `public=1`, gets the public fields and a token for uploading and submitting."""
    who = BUYER if asked["public"] else anybody()
    with seeing(who) as (_, sight):
        if who.kind != "customer":
            return dump(form_view(sight, key))
        return dump(public_view(sight, key) | {"upload_token": upload_token(key)})


@blueprint.post("/forms/<key>/records")
@blueprint.arguments(Answers)
@blueprint.response(201, Submitted)
def submit(given: dict[str, Any], key: str) -> Response:
    """Make a record. With an `upload_token`, or unknown, the caller is a buyer, who gets a link to the progress page.

    A repeated Idempotency-Key is answered with what the first request came to. Staff ask for a link with `?link=1`.
    """
    here, actor = shell(), _submitter(given.get("upload_token"), key)
    if actor.kind == "customer":
        here.pace.admit(request.remote_addr or "", here.clock())
    done = submit_form(
        here.database,
        key,
        given["data"],
        actor,
        here.clock(),
        access=_access(actor, key),
        channel=CHANNELS[actor.kind],
        idempotency_key=idempotency_key(),
        link=True if request.args.get("link") == "1" else None,
    )
    answer = {"id": done.id, "number": done.number, "rev": done.rev}
    return dump(answer | ({"link": f"/t/{done.link}"} if done.link else {}), 201)


def _submitter(token: str | None, form: str) -> Actor:
    """A page with a token is a buyer's, whoever else uses this browser."""
    if token is None:
        return anybody()
    if form_of(token) != form:
        raise Forbidden("upload_token", EXPIRED)
    return BUYER


def _access(actor: Actor, form: str) -> Access | None:
    """What the caller's roles allow; a buyer's rights are the form's own business."""
    if actor.kind == "customer":
        return None
    with seeing(actor) as (_, sight):
        return sight.access(form)


def idempotency_key() -> str | None:
    """The caller's name for this request. Raises Malformed."""
    key = request.headers.get("Idempotency-Key") or None
    if key is not None and len(key) > LONGEST_KEY:
        raise Malformed([Flaw("", "too_long", KEY_TOO_LONG)])
    return key
