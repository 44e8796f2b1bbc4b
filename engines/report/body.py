"""The bodies of report and dashboard definitions as JSON Schema; blocks are checked by their type."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from engines.definition import BLOCK, KEY, TEXT_SCHEMA
from engines.report.grain import GRAINS

_ID: Mapping[str, Any] = {"type": "string", "pattern": KEY}
_PATH = r"^(_ref\.[a-z][a-z0-9_]{0,47}\.)?_?[a-z][a-z0-9_]{0,47}$"
_SORT = {"type": "string", "pattern": r"^-?[a-z][a-z0-9_]{0,47}$"}


def _object(properties: Mapping[str, Any], *required: str) -> Mapping[str, Any]:
    return {"type": "object", "properties": dict(properties), "required": list(required), "additionalProperties": False}


MEASURE = _object({**BLOCK["properties"], "label": TEXT_SCHEMA}, "id", "type")
DIMENSION = _object(
    {
        "id": _ID,
        "field": {"type": "string", "pattern": _PATH, "x-widget": "field"},
        "grain": {"enum": list(GRAINS)},
        "label": TEXT_SCHEMA,
    },
    *("id", "field"),
)
CHART = _object({name: BLOCK["properties"][name] for name in ("type", "v", "config")}, "type")

BODY = _object(
    {
        "form": {**_ID, "x-widget": "form"},
        "measures": {"type": "array", "items": MEASURE, "minItems": 1, "maxItems": 6},
        "dimensions": {"type": "array", "items": DIMENSION, "maxItems": 2},
        "filter": {"type": ["object", "boolean"], "x-widget": "logic"},
        "sort": {"type": "array", "items": _SORT, "maxItems": 2},
        "limit": {"type": "integer", "minimum": 1, "maximum": 1000},
        "chart": CHART,
    },
    *("form", "measures", "chart"),
)

CARD = _object(
    {
        "id": _ID,
        "report": {**_ID, "x-widget": "report"},
        "x": {"type": "integer", "minimum": 0, "maximum": 11},
        "y": {"type": "integer", "minimum": 0, "maximum": 999},
        "w": {"type": "integer", "minimum": 1, "maximum": 12},
        "h": {"type": "integer", "minimum": 1, "maximum": 24},
    },
    *("id", "report", "x", "y", "w", "h"),
)

DASHBOARD = _object({"cards": {"type": "array", "items": CARD, "maxItems": 60}}, "cards")
