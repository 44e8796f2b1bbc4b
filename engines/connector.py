"""A connector: another system's address, how it is spoken to, and the calls that flows and rules may make there."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import quote, urlencode, urlsplit

from engines import schema
from engines.definition import KEY, TEXT_SCHEMA, Definition
from engines.errors import BadDefinition, Problem
from engines.kinds import Text
from engines.logic.plain import BROUGHT, fits

SLOT = re.compile(r"\{([^{}]*)\}")
SECRET = re.compile(r"\{secret:([a-z][a-z0-9_]{0,47})\}")
TIMEOUT, RETRIES = 10, 3
NAME = re.compile(r"[a-z][a-z0-9_]{0,47}")
TELLING = re.compile(r"authorization|cookie|key|token|secret|passw", re.IGNORECASE)
OURS = frozenset({"host", "content-length", "content-type", "transfer-encoding", "connection", "idempotency-key"})
WITH_BODY = ("POST", "PUT", "PATCH")
ADDRESS = r"^https?://[A-Za-z0-9.-]+(:[0-9]{1,5})?(/[A-Za-z0-9._~/-]*)?$"


def _labelled(schema_: Mapping[str, Any], zh: str, en: str, widget: str | None = None) -> Mapping[str, Any]:
    return {**schema_, "x-label": {"zh": zh, "en": en}} | ({"x-widget": widget} if widget else {})


GIVEN: Mapping[str, Any] = {
    "type": "object",
    "properties": {
        "id": _labelled({"type": "string", "pattern": KEY}, "编号", "Id"),
        "type": _labelled({"enum": list(BROUGHT)}, "类型", "Type"),
        "at": _labelled(
            {"type": "string", "maxLength": 200}, "在答复中的位置（如 data.status）", "Place in the answer"
        ),
    },
    "required": ["id", "type"],
    "additionalProperties": False,
}
CALL: Mapping[str, Any] = {
    "type": "object",
    "properties": {
        "id": _labelled({"type": "string", "pattern": KEY}, "编号", "Id"),
        "name": _labelled(TEXT_SCHEMA, "名称", "Name"),
        "method": _labelled({"enum": ["GET", "DELETE", *WITH_BODY]}, "方法", "Method"),
        "path": _labelled({"type": "string", "pattern": "^/[^\\s?#]*$", "maxLength": 500}, "路径", "Path"),
        "gives": _labelled({"type": "array", "items": GIVEN, "maxItems": 50}, "取回的数据", "What it gives"),
    },
    "required": ["id", "name", "method", "path"],
    "additionalProperties": False,
}
BODY: Mapping[str, Any] = {
    "type": "object",
    "properties": {
        "base_url": _labelled({"type": "string", "pattern": ADDRESS, "maxLength": 500}, "地址", "Address"),
        "headers": _labelled(
            {
                "type": "object",
                "propertyNames": {"pattern": "^[A-Za-z][A-Za-z0-9-]{0,63}$"},
                "additionalProperties": {"type": "string", "pattern": "^[ -~]*$", "maxLength": 1000},
            },
            "请求头",
            "Headers",
            "headers",
        ),
        "timeout": _labelled(
            {"type": "integer", "minimum": 1, "maximum": 30, "default": TIMEOUT}, "单次最长秒数", "Seconds for one try"
        ),
        "retries": _labelled(
            {"type": "integer", "minimum": 0, "maximum": 10, "default": RETRIES}, "重试次数", "Further tries"
        ),
        "calls": _labelled({"type": "array", "items": CALL, "minItems": 1, "maxItems": 50}, "调用", "Calls", "calls"),
    },
    "required": ["base_url", "calls"],
    "additionalProperties": False,
}


class CannotCall(Exception):
    """A call cannot be made or its answer not be used; trying again does not help."""


@dataclass(frozen=True, slots=True)
class Call:
    """One thing that may be asked for: `gives` maps a name to its type and its place in the answer."""

    id: str
    method: str
    path: str
    gives: Mapping[str, tuple[str, tuple[str, ...]]]

    @property
    def slots(self) -> tuple[str, ...]:
        """The names in its path."""
        return tuple(SLOT.findall(self.path))

    def target(self, given: Mapping[str, Any]) -> str:
        """The path, with what is not in it as a query where there is no body. Raises CannotCall."""
        path = SLOT.sub(lambda slot: _segment(slot[1], given.get(slot[1])), self.path)
        rest = {} if self.method in WITH_BODY else self.body(given)
        asked = {name: value for name, value in rest.items() if value is not None}
        return f"{path}?{urlencode(asked)}" if asked else path

    def body(self, given: Mapping[str, Any]) -> Mapping[str, Any]:
        """What is given beside the path."""
        return {name: value for name, value in given.items() if name not in self.slots}

    def found(self, answer: Any) -> dict[str, Any]:
        """What stands in the answer at the places of what it gives, of whatever type."""
        return {name: _at(answer, place) for name, (_, place) in self.gives.items()}

    def taken(self, answer: Any) -> Mapping[str, Any]:
        """What is taken from the answer. Raises CannotCall where it is not what was said."""
        found = self.found(answer)
        for name, (kind, _) in self.gives.items():
            if not fits(found[name], kind):
                raise CannotCall(f'"{name}" of the answer is not of the type {kind}')
        return found


@dataclass(frozen=True, slots=True)
class Connector:
    """As read. `timeout` is for one try; `retries` are tries after the first."""

    key: str
    name: Text
    base_url: str
    headers: Mapping[str, str]
    timeout: int
    retries: int
    calls: Mapping[str, Call]

    @property
    def host(self) -> str:
        """Who is called: secrets are meant for one host."""
        return urlsplit(self.base_url).hostname or ""

    def url(self, call: Call, given: Mapping[str, Any]) -> str:
        """The whole address of a call."""
        return self.base_url.rstrip("/") + call.target(given)

    def headers_with(self, secrets: Mapping[str, str]) -> Mapping[str, str]:
        """The headers with the secrets in their places. Raises CannotCall where one is not set or for another host."""
        return {
            name: SECRET.sub(lambda slot: self._secret(slot[1], secrets), text) for name, text in self.headers.items()
        }

    def _secret(self, name: str, secrets: Mapping[str, str]) -> str:
        host, _, value = secrets.get(name, "").partition(" ")
        if not value:
            raise CannotCall(f'the secret "{name}" is not set: GONGDAN_CREDENTIAL_{name.upper()}="{self.host} …"')
        if host != self.host:
            raise CannotCall(f'the secret "{name}" is for {host}, not for {self.host}')
        return value


def read_connector(document: Definition) -> Connector:
    """The connector of `document`. Raises BadDefinition with every problem."""
    body = document.body
    found = schema.problems(BODY, body, document.document, "/body")
    if found:
        raise BadDefinition(found)
    for place, code, said in _flaws(body):
        found.append(Problem(document.document, place, code, said))
    if found:
        raise BadDefinition(found)
    calls = {each["id"]: _call(each) for each in body["calls"]}
    timeout, retries = body.get("timeout", TIMEOUT), body.get("retries", RETRIES)
    return Connector(document.key, document.name, body["base_url"], body.get("headers", {}), timeout, retries, calls)


def _call(body: Mapping[str, Any]) -> Call:
    gives = {each["id"]: (each["type"], tuple(each.get("at", each["id"]).split("."))) for each in body.get("gives", ())}
    return Call(body["id"], body["method"], body["path"], gives)


def _flaws(body: Mapping[str, Any]) -> list[tuple[str, str, Text]]:
    found = []
    for name, text in body.get("headers", {}).items():
        place = f"/body/headers/{name}"
        if name.lower() in OURS:
            found.append((place, "our_header", Text("这个请求头由系统填写，请去掉", "this header is ours; remove it")))
        elif TELLING.search(name) and not SECRET.search(text):
            zh, en = "密钥不能写在配置里；请写 {secret:名称}", "a secret has no place here; write {secret:name}"
            found.append((place, "written_secret", Text(zh, en)))
    seen: set[str] = set()
    for number, each in enumerate(body["calls"]):
        place = f"/body/calls/{number}"
        if each["id"] in seen:
            found.append(
                (f"{place}/id", "repeated_id", Text("编号重复了，请换一个", "this id is taken; choose another"))
            )
        seen.add(each["id"])
        if any(not NAME.fullmatch(slot) for slot in SLOT.findall(each["path"])):
            zh, en = "花括号里应是编号，例如 /orders/{number}", "braces hold an id, such as /orders/{number}"
            found.append((f"{place}/path", "bad_path", Text(zh, en)))
    return found


def _segment(name: str, value: Any) -> str:
    text = "" if value is None else str(value)
    if text in ("", ".", ".."):
        raise CannotCall(f'"{name}" of the path has no usable value')
    return quote(text, safe="")


def _at(answer: Any, place: tuple[str, ...]) -> Any:
    for part in place:
        answer = answer.get(part) if isinstance(answer, Mapping) else None
    return answer
