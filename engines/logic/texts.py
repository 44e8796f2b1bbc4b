"""Values as people and JSON write them, the same in Python and in a browser."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from engines.logic.types import MONEY, Type


def written(value: Any, kind: Type) -> str:
    """`value` inside a text: money in 元 with two places, decimals as JavaScript writes them, nothing for absent."""
    if value is None:
        return ""
    if kind == MONEY:
        return f"{'-' if value < 0 else ''}{abs(value) // 100}.{abs(value) % 100:02}"
    return decimal(value) if isinstance(value, float) else str(value)


def decimal(value: float) -> str:
    """JavaScript's String(number): the shortest digits that mean `value`, plain between 1e-7 and 1e21."""
    if value.is_integer() and abs(value) < 1e21:
        return str(int(value))
    if 1e-7 <= abs(value) < 1e21:
        return format(Decimal(repr(value)), "f")
    digits, exponent = repr(value).split("e")
    return f"{digits.removesuffix('.0')}e{int(exponent):+d}"


def slice_of(text: str, start: int, length: int | None = None) -> str:
    """JsonLogic's substr: a negative start counts from the end, a negative length stops that far before it."""
    tail = text[start:] if start >= 0 or -start <= len(text) else text
    return tail if length is None else tail[:length]
