"""The body of a form definition as JSON Schema; the settings of each field are checked by its type."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from engines.definition import BLOCK, KEY, TEXT_SCHEMA
from engines.form.settings import LOGIC

CATEGORIES = ("new", "open", "pending", "on_hold", "solved", "closed")

_NAME: Mapping[str, Any] = {"type": "string", "pattern": r"^_?[a-z][a-z0-9_]{0,47}$"}
_ID: Mapping[str, Any] = {"type": "string", "pattern": KEY}
_IDS: Mapping[str, Any] = {"type": "array", "items": _ID, "uniqueItems": True}
_NAMES: Mapping[str, Any] = {"type": "array", "items": _NAME, "uniqueItems": True}
_FLAG: Mapping[str, Any] = {"type": "boolean"}
_ENABLED: Mapping[str, Any] = {"type": "boolean", "default": True}
_CLOSED: Mapping[str, Any] = {
    **TEXT_SCHEMA,
    "x-label": {"zh": "停用时的提示", "en": "What people read while it is off"},
    "x-when": {"enabled": [False]},
}


def _object(properties: Mapping[str, Any], *required: str) -> Mapping[str, Any]:
    return {"type": "object", "properties": dict(properties), "required": list(required), "additionalProperties": False}


FIELD = _object(
    {
        **BLOCK["properties"],
        "label": TEXT_SCHEMA,
        "help": TEXT_SCHEMA,
        "required": LOGIC,
        "visible": LOGIC,
        "readonly": LOGIC,
        "default": {},
        "sensitive": _FLAG,
        "unique": _FLAG,
        "searchable": _FLAG,
    },
    *("id", "type", "label"),
)
SECTION = _object({"id": _ID, "label": TEXT_SCHEMA, "fields": _IDS, "visible": LOGIC}, "id", "label", "fields")
VALIDATION = _object({"id": _ID, "check": LOGIC, "message": TEXT_SCHEMA, "field": _ID}, "id", "check", "message")
STATUS = _object({"id": _ID, "category": {"enum": list(CATEGORIES)}, "label": TEXT_SCHEMA}, "id", "category", "label")

BODY = _object(
    {
        "fields": {"type": "array", "items": FIELD, "minItems": 1, "maxItems": 300},
        "layout": {"type": "array", "items": SECTION},
        "validations": {"type": "array", "items": VALIDATION},
        "statuses": {"type": "array", "items": STATUS, "minItems": 1},
        "initial": _ID,
        "title": _IDS,
        "number": _object(
            {
                "prefix": {"type": "string", "pattern": "^[A-Za-z0-9-]{0,12}$"},
                "digits": {"type": "integer", "minimum": 1, "maximum": 12},
            }
        ),
        "flow": _ID,
        "customer": _FLAG,
        "category": _ID,
        "customer_field": _ID,
        "enabled": _ENABLED,
        "closed": _CLOSED,
        "public": _object({"fields": _IDS, "intro": TEXT_SCHEMA, "thanks": TEXT_SCHEMA}, "fields"),
        "list": _object(
            {
                "columns": _NAMES,
                "sort": {"type": "string", "pattern": r"^-?_?[a-z][a-z0-9_]{0,47}$"},
                "filters": _NAMES,
            },
            "columns",
        ),
    },
    *("fields", "statuses"),
)
