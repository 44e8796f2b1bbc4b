"""A definition: one JSON document of a kind. Reads its envelope and brings every block in it up to today, in a loop."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from engines import schema, strict_json
from engines.errors import BadDefinition, Problem, escape
from engines.kinds import Kind, Text

KEY = r"^[a-z][a-z0-9_]{0,47}$"

TEXT_SCHEMA: Mapping[str, Any] = {
    "type": "object",
    "properties": {"zh": {"type": "string", "minLength": 1}, "en": {"type": "string"}},
    "required": ["zh"],
    "additionalProperties": False,
}

ENVELOPE: Mapping[str, Any] = {
    "type": "object",
    "properties": {
        "$schema": {"type": "string"},
        "kind": {"type": "string"},
        "key": {"type": "string", "pattern": KEY},
        "version": {"type": "integer", "minimum": 1},
        "name": TEXT_SCHEMA,
        "body": {"type": "object"},
    },
    "required": ["kind", "key", "version", "name", "body"],
    "additionalProperties": False,
}


@dataclass(frozen=True)
class Definition:
    """One document as read: `raw` are its original bytes, `body` its parsed body (not yet upgraded)."""

    kind: str
    key: str
    version: int
    name: Text
    body: Mapping[str, Any]
    raw: bytes

    @property
    def document(self) -> str:
        """How problems name it: "form/return_refund"."""
        return f"{self.kind}/{self.key}"


def read(raw: bytes, document: str) -> Definition:
    """The definition in `raw`. Raises BadDefinition with every problem of its envelope."""
    value = strict_json.loads(raw, document=document)
    found = schema.problems(ENVELOPE, value, document)
    if found:
        raise BadDefinition(found)
    return Definition(value["kind"], value["key"], value["version"], text(value["name"]), value["body"], raw)


def text(words: Mapping[str, str]) -> Text:
    """Words as written in a definition; English falls back to Chinese."""
    return Text(words["zh"], words.get("en") or words["zh"])


BLOCK: Mapping[str, Any] = {
    "type": "object",
    "properties": {
        "id": {"type": "string", "pattern": KEY},
        "type": {"type": "string"},
        "v": {"type": "integer", "minimum": 1},
        "config": {"type": "object"},
    },
    "required": ["id", "type"],
}


def upgraded(block: Mapping[str, Any], kinds: Mapping[str, Kind], document: str, pointer: str) -> dict[str, Any]:
    """`block` in today's form, its settings checked. Raises BadDefinition where its type or version is unknown."""
    kind = kinds.get(block["type"])
    if kind is None:
        raise BadDefinition([_unknown_type(block["type"], kinds, document, pointer)])
    version = block.get("v", 1)
    if version > kind.v:
        raise BadDefinition([_too_new(block["type"], version, kind.v, document, pointer)])
    today = dict(block)
    for step in range(version, kind.v):
        today = kind.upgrades[step - 1](today)
    today["v"] = kind.v
    today.setdefault("config", {})
    found = schema.problems(kind.config, today["config"], document, pointer + "/config")
    if found:
        raise BadDefinition(found)
    return today


def blocks(
    listed: list[Any], kinds: Mapping[str, Kind], document: str, pointer: str, found: list[Problem]
) -> Iterator[tuple[str, dict[str, Any]]]:
    """Each readable block of a list with its pointer; problems of the others and repeated ids go to `found`."""
    seen: set[str] = set()
    for index, block in enumerate(listed):
        here = pointer + escape(index)
        if block["id"] in seen:
            message = Text(f"编号“{block['id']}”重复", f'the id "{block["id"]}" exists twice')
            found.append(Problem(document, here + "/id", "repeated_id", message))
        seen.add(block["id"])
        try:
            yield here, upgraded(block, kinds, document, here)
        except BadDefinition as bad:
            found.extend(bad.problems)


def _unknown_type(name: str, kinds: Mapping[str, Kind], document: str, pointer: str) -> Problem:
    zh, en = "、".join(kinds), ", ".join(kinds)
    message = Text(f"没有类型“{name}”；可用的有：{zh}", f'there is no type "{name}"; there are: {en}')
    return Problem(document, pointer + "/type", "unknown_type", message)


def _too_new(name: str, version: int, known: int, document: str, pointer: str) -> Problem:
    message = Text(
        f"“{name}”是第 {version} 版，本系统只认识到第 {known} 版；请先升级系统",
        f'"{name}" is version {version}, this installation knows up to {known}; upgrade Gongdan first',
    )
    return Problem(document, pointer + "/v", "too_new", message)
