"""Makes a call of a connector for a flow or a rule, and brings the flow what came of it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import orjson

from app.connectors.http import Answer, NoAnswer, ask
from app.jobs.kind import Tools
from app.live import live
from app.operations.bring_message import bring_message
from app.outbox import GiveUp, Lease, finish
from engines.connector import WITH_BODY, Call, CannotCall, Connector
from engines.effects import ANSWERED

AGAIN = frozenset({408, 425, 429})


def call_out(tools: Tools, lease: Lease, now: int) -> None:
    """One try. The other side knows a repeated one by the job's id; the flow gets the answer with the job's end."""
    to = lease.payload["to"]
    try:
        said = {"ok": True, **_try(tools, lease)}
    except NoAnswer as failed:
        if to is None or lease.attempts < lease.max_attempts:
            raise
        said = {"ok": False, "error": str(failed)}
    except CannotCall as failed:
        if to is None:
            raise GiveUp(str(failed)) from failed
        said = {"ok": False, "error": str(failed)}
    if to is None:
        tools.db.write(lambda conn: finish(conn, lease))
    else:
        bring_message(tools.db, ANSWERED, to, said, now, once=f"job:{lease.id}", lease=lease)


def _try(tools: Tools, lease: Lease) -> Mapping[str, Any]:
    connector, call = _named(tools, lease)
    given, settings = lease.payload["given"], tools.settings
    headers = {**connector.headers_with(settings.credential), "Idempotency-Key": f"gongdan-job-{lease.id}"}
    body = None
    if call.method in WITH_BODY:
        body, headers["Content-Type"] = orjson.dumps(dict(call.body(given))), "application/json"
    inner = frozenset(each.strip() for each in settings.connector_hosts.split(",") if each.strip())
    answer = ask(call.method, connector.url(call, given), headers, body, connector.timeout, inner)
    return {"status": answer.status, **call.taken(_read(answer))}


def _named(tools: Tools, lease: Lease) -> tuple[Connector, Call]:
    with tools.db.read() as conn:
        connector = live(tools.db, conn).house.connectors.get(lease.payload["connector"])
    call = connector.calls.get(lease.payload["call"]) if connector else None
    if connector is None or call is None:
        raise CannotCall(f"there is no call {lease.payload['connector']}.{lease.payload['call']} any more")
    return connector, call


def _read(answer: Answer) -> Any:
    """What it says in JSON; nothing where it says nothing."""
    if answer.status >= 500 or answer.status in AGAIN:
        raise NoAnswer(f"the answer is {answer.status}")
    if not 200 <= answer.status < 300:
        raise CannotCall(f"the answer is {answer.status}")
    if not answer.body.strip():
        return None
    try:
        return orjson.loads(answer.body)
    except orjson.JSONDecodeError as error:
        raise CannotCall("the answer is no JSON") from error
