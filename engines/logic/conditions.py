"""What and / or / ! share: their operands are conditions."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from sqlalchemy import ColumnElement

from engines.logic.checking import Checker
from engines.logic.expression import Call
from engines.logic.operands import Operand, operands
from engines.logic.source import Source
from engines.logic.types import BOOLEAN, Type

MANY_CONDITIONS = operands(Operand("conditions", "条件", "conditions", many=True, at_most=2_000))
GROUP = 40
"""Databases read `a and b and c …` as a tree as deep as it is long, and bound the depth; grouped it stays shallow."""


def check(call: Call, checker: Checker) -> Type:
    for argument in call.arguments:
        checker.condition(argument)
    return BOOLEAN


def all_of(call: Call, source: Source) -> str:
    """The operands with `and` between them."""
    there: dict[str, str] = {}
    return f"({' and '.join(source.following(argument, there) for argument in call.arguments)})"


def any_of(call: Call, source: Source) -> str:
    """The operands with `or` between them."""
    return f"({' or '.join(source.condition(argument) for argument in call.arguments)})"


def balanced(join: Callable[..., ColumnElement[bool]], parts: list[ColumnElement[bool]]) -> ColumnElement[Any]:
    """`join` of all parts, as a shallow tree."""
    while len(parts) > GROUP:
        groups = [parts[start : start + GROUP] for start in range(0, len(parts), GROUP)]
        parts = [join(*group).self_group() for group in groups]
    return join(*parts)
