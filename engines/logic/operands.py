"""How an operator says which operands it takes: a JSON Schema, read by the panels, the docs and the arity check."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from engines.kinds import Text

MANY = 256
"""The most operands of a repeated one: enough for people, and generated SQL stays flat enough for every database."""


@dataclass(frozen=True)
class Operand:
    """One operand: `many` repeats (at least `at_least` times), `optional` may be left out."""

    name: str
    zh: str
    en: str
    many: bool = False
    optional: bool = False
    at_least: int = 1
    at_most: int = MANY


def operands(*of: Operand) -> Mapping[str, Any]:
    """The `config` of an operator with these operands."""
    properties: dict[str, Any] = {}
    for operand in of:
        label: dict[str, Any] = {"x-label": {"zh": operand.zh, "en": operand.en}}
        many = {"type": "array", "minItems": operand.at_least, "maxItems": operand.at_most}
        properties[operand.name] = {**label, **many} if operand.many else label
    required = [operand.name for operand in of if not operand.optional]
    return {"type": "object", "properties": properties, "required": required, "additionalProperties": False}


def arity(config: Mapping[str, Any]) -> tuple[int, int]:
    """The least and the most operands that `config` allows."""
    least = most = 0
    for name, operand in config["properties"].items():
        least += operand.get("minItems", 1) if name in config["required"] else 0
        most += operand.get("maxItems", 1)
    return least, most


LEFT = Operand("left", "左边", "left")
RIGHT = Operand("right", "右边", "right")
LIST = Operand("list", "列表", "list")
TEXT_OPERAND = Operand("text", "文本", "text")


def count_of(least: int, most: int) -> Text:
    """How many operands, for people: "2", "2 to 3" or "at least 1"."""
    if least == most:
        return Text(f"{least} 个", f"{least}")
    if most >= MANY:
        return Text(f"至少 {least} 个", f"at least {least}")
    return Text(f"{least}–{most} 个", f"{least} to {most}")
