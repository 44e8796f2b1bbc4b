"""A call of a connector on paper: what would be sent for sample values, what would be taken from an answer."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from app.errors import NotFound
from engines.connector import SECRET, WITH_BODY, Call, Connector, read_connector
from engines.definition import Definition
from engines.kinds import Text
from engines.logic.plain import fits

DOTS = "••••••"


def rehearsed(asked: Mapping[str, Any], credentials: Mapping[str, str]) -> dict[str, Any]:
    """Nothing is sent. Raises BadDefinition where the connector is not sound, NotFound where it has no such call."""
    connector = read_connector(Definition("connector", "connector", 1, Text("", ""), asked["body"], b""))
    call = connector.calls.get(asked["call"])
    if call is None:
        raise NotFound("这个调用", "this call")
    missing = [slot for slot in call.slots if asked["given"].get(slot) in (None, "", ".", "..")]
    return {
        "method": call.method,
        "url": None if missing else connector.url(call, asked["given"]),
        "headers": {name: SECRET.sub(DOTS, text) for name, text in connector.headers.items()},
        "body": dict(call.body(asked["given"])) if call.method in WITH_BODY else None,
        "missing": missing,
        "secrets": _secrets(connector, credentials),
        "taken": _taken(call, asked["answer"]) if asked["answered"] else None,
    }


def _taken(call: Call, answer: Any) -> list[dict[str, Any]]:
    found = call.found(answer)
    return [
        {"id": name, "type": kind, "value": found[name], "fits": fits(found[name], kind)}
        for name, (kind, _) in call.gives.items()
    ]


def _secrets(connector: Connector, credentials: Mapping[str, str]) -> list[dict[str, str]]:
    """Whether each secret is there for this host; never what it is."""
    named = dict.fromkeys(name for text in connector.headers.values() for name in SECRET.findall(text))
    return [{"name": name, "state": _state(credentials.get(name, ""), connector.host)} for name in named]


def _state(written: str, host: str) -> str:
    meant, _, value = written.partition(" ")
    if not value:
        return "unset"
    return "set" if meant == host else "elsewhere"
