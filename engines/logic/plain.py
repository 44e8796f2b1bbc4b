"""Values that come from outside as JSON, by the simple types that a definition may say they have."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from engines.logic.types import ANY, Enum, List, Record, Type

BROUGHT = ("text", "integer", "number", "boolean", "money", "date", "instant")

FORMS: Mapping[str, type | tuple[type, ...]] = {
    "text": str,
    "date": str,
    "number": (int, float),
    "boolean": bool,
}
"""What a value of a type looks like in JSON; those that are not listed are whole numbers."""


def is_a(value: Any, kind: Type) -> bool:
    """Whether a value of JSON is of the type, with all that is inside of it; nothing at all always is."""
    if value is None or kind is ANY:
        return True
    match kind:
        case Enum(values=values):
            return value in values
        case List(item=item):
            return (
                isinstance(value, Sequence) and not isinstance(value, str) and all(is_a(each, item) for each in value)
            )
        case Record(fields=fields):
            return isinstance(value, Mapping) and all(
                name in fields and is_a(each, fields[name]) for name, each in value.items()
            )
        case _:
            return fits(value, str(kind))


def fits(value: Any, kind: str) -> bool:
    """Whether a value of JSON is of the type; nothing at all always is."""
    if value is None:
        return True
    form = FORMS.get(kind, int)
    return isinstance(value, form) and (kind == "boolean" or not isinstance(value, bool))
