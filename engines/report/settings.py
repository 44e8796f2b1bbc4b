"""The settings that metrics and charts share, as JSON Schema."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

Schema = Mapping[str, Any]


def settings(properties: Mapping[str, Schema], required: Sequence[str] = ()) -> Schema:
    """The schema of a kind's settings; nothing else may be set."""
    return {
        "type": "object",
        "properties": dict(properties),
        "required": list(required),
        "additionalProperties": False,
    }


def condition(zh: str, en: str) -> Schema:
    """A JsonLogic condition over the record; where none is written, all records count."""
    words = {"x-label": {"zh": zh, "en": en}, "x-empty": {"zh": "全部", "en": "All"}}
    return {"type": ["object", "boolean"], "x-widget": "logic", **words}


def switch(zh: str, en: str) -> Schema:
    """Something to turn on; off where it is left out."""
    return {"type": "boolean", "default": False, "x-label": {"zh": zh, "en": en}}


WHERE = condition("计哪些记录", "Which records count")
FIELD: Schema = {
    "type": ["string", "object"],
    "x-widget": "field_or_logic",
    "x-label": {"zh": "字段或算式", "en": "Field or formula"},
}
