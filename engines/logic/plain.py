"""Values that come from outside as JSON, by the simple types that a definition may say they have."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

BROUGHT = ("text", "integer", "number", "boolean", "money", "date", "instant")

FORMS: Mapping[str, type | tuple[type, ...]] = {
    "text": str,
    "date": str,
    "number": (int, float),
    "boolean": bool,
}
"""What a value of a type looks like in JSON; those that are not listed are whole numbers."""


def fits(value: Any, kind: str) -> bool:
    """Whether a value of JSON is of the type; nothing at all always is."""
    if value is None:
        return True
    form = FORMS.get(kind, int)
    return isinstance(value, form) and (kind == "boolean" or not isinstance(value, bool))
