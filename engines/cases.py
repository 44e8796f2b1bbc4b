"""The shape of cases.json: given / when / then as steps on a virtual clock, each with exactly one word."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from engines.definition import KEY, TEXT_SCHEMA

Json = Mapping[str, Any]


def _object(properties: Json, *required: str) -> Json:
    return {"type": "object", "properties": dict(properties), "required": list(required), "additionalProperties": False}


_NAME: Json = {"type": "string", "minLength": 1}
_KEY: Json = {"type": "string", "pattern": KEY}
_WORDS: Json = {"type": "array", "items": _NAME}
_KEYS: Json = {"type": "array", "items": _KEY}
_DATA: Json = {"type": "object"}
_ON: Json = {"anyOf": [_NAME, _object({"form": _KEY}, "form")]}

SUBMIT = _object({"form": _KEY, "as": _NAME, "data": _DATA, "call": _NAME}, "form", "as")
ACT = _object(
    {
        "on": _ON,
        "node": _KEY,
        "action": _NAME,
        "as": _NAME,
        "data": _DATA,
        "comment": {"type": "string"},
        "how": {"enum": ["before", "after", "parallel"]},
        "item": {"type": "string", "pattern": KEY},
        "ticks": {"type": "array", "items": {"type": "string", "pattern": KEY}, "maxItems": 50},
        "user": _NAME,
        "group": _KEY,
    },
    *("on", "node", "action", "as"),
)
CHANGE = _object({"on": _ON, "as": _NAME, "data": _DATA}, "on", "as", "data")
MESSAGE = _object({"on": _ON, "as": _NAME, "body": _NAME, "internal": {"type": "boolean"}}, "on", "as", "body")
WAIT: Json = {"type": "string", "pattern": r"^([0-9]+[smhd])+$"}
DOINGS: Json = {"submit": SUBMIT, "act": ACT, "change": CHANGE, "message": MESSAGE, "wait": WAIT}

TOLD = _object({"to": _NAME, "title": _NAME}, "to")
EXPECT = _object(
    {
        "on": _ON,
        "data": _DATA,
        "status": _KEY,
        "priority": _KEY,
        "group": {"type": ["string", "null"]},
        "assignee": {"type": ["string", "null"]},
        "category": {"type": ["string", "null"]},
        "level": {"type": "integer"},
        "title": {"type": "string"},
        "number": {"type": "string"},
        "tags": _WORDS,
        "open": _WORDS,
        "flow": {"enum": ["running", "ended", "incident"]},
        "messages": _WORDS,
        "notified": {"type": "array", "items": TOLD},
        "fired": _KEYS,
        "not_fired": _KEYS,
    },
    "on",
)
COUNT = _object({"form": _KEY, "where": {}, "is": {"type": "integer", "minimum": 0}}, "form", "is")


def _one_word(words: Json) -> Json:
    """An object with exactly one of these words."""
    return {**_object(words), "minProperties": 1, "maxProperties": 1}


REFUSED = _object({"step": _one_word(DOINGS), "fields": _WORDS, "code": _NAME}, "step")
STEP = _one_word({**DOINGS, "expect": EXPECT, "expect_count": COUNT, "expect_refused": REFUSED})
TIME: Json = {"type": "string", "pattern": r"^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d)?(Z|[+-]\d\d:\d\d)$"}
CASE = _object(
    {"id": _KEY, "name": TEXT_SCHEMA, "at": TIME, "steps": {"type": "array", "items": STEP, "minItems": 1}},
    *("id", "name", "at", "steps"),
)
CASES: Json = {"type": "array", "items": CASE}
