"""Events of other systems, for the rules that wait for them."""

from __future__ import annotations

from typing import Any

from flask import Response

from app.errors import Flaw, Malformed
from app.operations.receive_event import receive_event
from app.web.base.blueprint import Blueprint, dump
from app.web.base.caller import person
from app.web.base.shell import shell
from app.web.forms import idempotency_key
from app.wire.events import Heard, Told
from engines.kinds import Text

blueprint = Blueprint("events", __doc__)
NO_KEY = Text("请用 Idempotency-Key 给这个事件一个名字，以免重复处理", "name this event with Idempotency-Key")


@blueprint.post("/events/<name>")
@blueprint.arguments(Told)
@blueprint.response(202, Heard)
def tell(given: dict[str, Any], name: str) -> Response:
    """Tell of an event. It concerns the records that a rule's trigger matches, as far as the caller may change them."""
    here, actor, key = shell(), person().actor, idempotency_key()
    if key is None:
        raise Malformed([Flaw("", "idempotency_key_required", NO_KEY)])
    done = receive_event(here.database, name, given["data"], actor, here.clock(), key=key)
    return dump({"event": name, "matched": len(done.records), "records": list(done.records)}, 202)
