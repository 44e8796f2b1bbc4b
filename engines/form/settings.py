"""The settings that field types share, as JSON Schema with words for the designer's panel."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from engines.definition import KEY, TEXT_SCHEMA
from engines.logic.types import Type
from engines.strict_json import MAX_INTEGER

Schema = Mapping[str, Any]

LOGIC: Schema = {"type": ["object", "boolean"], "x-widget": "logic"}
FORM: Schema = {"type": "string", "pattern": KEY, "x-widget": "form", "x-label": {"zh": "目标表单", "en": "Form"}}
FIELD_ID: Schema = {"type": "string", "pattern": KEY, "x-widget": "field"}
FIELD_IDS: Schema = {"type": "array", "items": FIELD_ID, "uniqueItems": True}
DATE_FORM = r"^\d{4}-\d{2}-\d{2}$"

OPTION: Schema = {
    "type": "object",
    "properties": {
        "id": {
            "type": "string",
            "pattern": r"^[A-Za-z0-9][A-Za-z0-9_.-]{0,63}$",
            "x-label": {"zh": "编号", "en": "Id"},
        },
        "label": {**TEXT_SCHEMA, "x-label": {"zh": "名称", "en": "Label"}},
        "color": {
            "type": "string",
            "pattern": r"^(#[0-9A-Fa-f]{6}|[a-z]{2,20})$",
            "x-widget": "color",
            "x-label": {"zh": "颜色", "en": "Colour"},
        },
    },
    "required": ["id", "label"],
    "additionalProperties": False,
    "x-label": {"zh": "选项", "en": "Option"},
}
OPTIONS: Schema = {
    "type": "array",
    "items": OPTION,
    "minItems": 1,
    "maxItems": 500,
    "x-widget": "options",
    "x-label": {"zh": "选项", "en": "Options"},
}


def settings(properties: Mapping[str, Schema] | None = None, required: Sequence[str] = ()) -> Schema:
    """The schema of a field type's settings; nothing else may be set."""
    return {
        "type": "object",
        "properties": dict(properties or {}),
        "required": list(required),
        "additionalProperties": False,
    }


def labelled(schema: Schema, zh: str, en: str) -> Schema:
    """`schema` with the words the panel puts beside it."""
    return {**schema, "x-label": {"zh": zh, "en": en}}


def whole(zh: str, en: str, low: int = -MAX_INTEGER, high: int = MAX_INTEGER, default: int | None = None) -> Schema:
    """A whole number from `low` to `high`."""
    schema = {"type": "integer", "minimum": low, "maximum": high}
    return labelled(schema if default is None else {**schema, "default": default}, zh, en)


def words(zh: str, en: str, max_length: int = 100) -> Schema:
    """A short text that is the same in every language, such as a unit or a prefix."""
    return labelled({"type": "string", "maxLength": max_length}, zh, en)


def bilingual(zh: str, en: str) -> Schema:
    """Words for people."""
    return labelled(TEXT_SCHEMA, zh, en)


def plain(kind: Type) -> Any:
    """A `type_of` for field types whose type does not depend on their settings."""
    return lambda config: kind
