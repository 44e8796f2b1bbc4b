"""Messages from outside for flows that wait for them."""

from __future__ import annotations

from typing import Any

from flask import Response

from app.errors import Forbidden, NotFound
from app.operations.bring_message import bring_message
from app.operations.repeats import Request
from app.queries.sight import Sight
from app.web.base.blueprint import Blueprint, dump
from app.web.base.shell import shell
from app.web.base.sight import seeing
from app.web.forms import idempotency_key
from app.wire.arrivals import Arrival, Arrived

blueprint = Blueprint("arrivals", __doc__)


@blueprint.post("/messages/<name>")
@blueprint.arguments(Arrival)
@blueprint.response(200, Arrived)
def bring(given: dict[str, Any], name: str) -> Response:
    """Bring a message to the flow that waits for its name and key; one that comes early is kept for it.

    Without a key it goes to all that wait for the name just now. For who may change the tickets of every form whose
    flow waits for this name. With an Idempotency-Key, the same message again changes nothing and is answered the same.
    """
    here, key = shell(), idempotency_key()
    with seeing() as (_, sight):
        _may_bring(sight, name)
        request = Request.of(f"message/{name}", sight.actor, key, given) if key else None
    to, data, keep = given["key"], given["data"], given["keep"]
    done = bring_message(here.database, name, to, data, here.clock(), keep=keep, request=request)
    return dump({"waiting": done.waiting, "kept": done.kept})


def _may_bring(sight: Sight, name: str) -> None:
    """Raises NotFound where no flow waits for `name`, Forbidden where one does whose tickets are not the caller's."""
    forms = [
        flow.form for flow in sight.live.house.flows.values() if name in flow.messages and not name.startswith("_")
    ]
    if not forms:
        raise NotFound("等这个消息的流程", "a flow that waits for this message")
    if not all(sight.access(form).may("write") for form in forms):
        raise Forbidden
