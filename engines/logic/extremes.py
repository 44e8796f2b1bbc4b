"""What `min` and `max` share."""

from __future__ import annotations

from typing import Any

from engines.logic.checking import Checker
from engines.logic.expression import Call
from engines.logic.operands import Operand, operands
from engines.logic.types import ANY, TEXT, Type, is_ordered

SOME = operands(Operand("values", "值", "values", many=True))


def check(call: Call, checker: Checker) -> Type:
    """All of one type that has an order; texts have too many to be of use."""
    kind = checker.together(call.arguments, "join")
    if kind is None or kind == ANY:
        return ANY
    if kind == TEXT or not is_ordered(kind):
        zh, en = checker.subject(call.arguments[0])
        return checker.refuse(call, "no_order", f"{zh}，没有大小", f"{en}, which has no size")
    return kind


def minimum(*values: Any) -> Any:
    return min(values)


def maximum(*values: Any) -> Any:
    return max(values)
