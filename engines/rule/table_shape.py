"""The JSON Schema of a decision table, and the words in which an input says its type."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from engines.definition import TEXT_SCHEMA
from engines.logic.types import BOOLEAN, DATE, DURATION, INSTANT, INTEGER, MONEY, NUMBER, TEXT, Type
from engines.rule.hits import AGGREGATES, POLICIES

MAX_ROWS = 10_000
MAX_TESTS = 1_000

FAMILIES: Mapping[str, tuple[Type, ...]] = {
    "number": (NUMBER, INTEGER, MONEY, DURATION),
    "string": (TEXT,),
    "boolean": (BOOLEAN,),
    "date": (DATE, INSTANT),
}
"""What an input may declare, and the logic types it stands for; the first is meant where nothing else is known."""

INPUT: Mapping[str, Any] = {
    "type": "object",
    "properties": {"expr": {}, "type": {"enum": list(FAMILIES)}, "label": TEXT_SCHEMA},
    "required": ["expr"],
    "additionalProperties": False,
}
OUTPUT: Mapping[str, Any] = {
    "type": "object",
    "properties": {
        "name": {"type": "string", "minLength": 1},
        "values": {"type": ["array", "null"]},
        "default": {},
        "label": TEXT_SCHEMA,
    },
    "required": ["name"],
    "additionalProperties": False,
}
ROW: Mapping[str, Any] = {
    "type": "object",
    "properties": {
        "id": {"type": "string", "minLength": 1},
        "when": {"type": "array", "items": {"type": "object"}},
        "then": {"type": "array"},
    },
    "required": ["when", "then"],
    "additionalProperties": False,
}
TEST: Mapping[str, Any] = {
    "type": "object",
    "properties": {
        "id": {"type": "string", "minLength": 1},
        "when": {"type": "object"},
        "then": {"type": ["object", "array", "null"], "items": {"type": "object"}},
        "now": {"type": "integer"},
    },
    "required": ["when", "then"],
    "additionalProperties": False,
}
TABLE: Mapping[str, Any] = {
    "type": "object",
    "properties": {
        "hit": {"enum": list(POLICIES)},
        "agg": {"enum": [*AGGREGATES, None]},
        "inputs": {"type": "array", "items": INPUT, "maxItems": 30},
        "outputs": {"type": "array", "items": OUTPUT, "minItems": 1, "maxItems": 30},
        "rules": {"type": "array", "items": ROW, "maxItems": MAX_ROWS},
        "tests": {"type": "array", "items": TEST, "maxItems": MAX_TESTS},
    },
    "required": ["hit", "inputs", "outputs", "rules"],
    "additionalProperties": False,
}
