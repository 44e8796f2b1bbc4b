"""What the six comparisons share: both sides of one type, false where a side is absent."""

from __future__ import annotations

from collections.abc import Callable
from itertools import pairwise
from typing import Any

import sqlalchemy as sa
from jsonlogic.json_schema.types import BinaryOp, UnsupportedOperation
from sqlalchemy import ColumnElement

from engines.logic.checking import Checker
from engines.logic.expression import Call, Evaluate, Expression, Literal, may_be_null
from engines.logic.operands import LEFT, RIGHT, Operand, operands
from engines.logic.source import Source
from engines.logic.sql import ByCodePoint, Sql
from engines.logic.types import BOOLEAN, TEXT, Enum, List, Record, Type

TWO = operands(LEFT, RIGHT)
TWO_OR_THREE = operands(LEFT, RIGHT, Operand("upper", "上限", "upper", optional=True))


def check_equal(call: Call, checker: Checker) -> Type:
    """Both sides of one type that has an equality."""
    kind = _check(call, checker)
    if isinstance(kind, List | Record):
        zh, en = checker.subject(call.arguments[0])
        checker.refuse(
            call, "no_equality", f"{zh}，不能整体比较；用“包含”", f'{en} and is not compared as a whole; use "contains"'
        )
    left, right = (argument.type for argument in call.arguments)
    if isinstance(left, Enum) and isinstance(right, Enum) and not set(left.values) & set(right.values):
        zh, en = checker.subject(call.arguments[0])
        other = checker.object(call.arguments[1])
        message = f"{zh}，和{other.zh}没有相同的选项", f"{en} and has no option in common with {other.en}"
        checker.refuse(call, "never_equal", *message)
    return BOOLEAN


def check_order(call: Call, checker: Checker) -> Type:
    """All sides of one type that has an order."""
    kind = _check(call, checker)
    symbol: BinaryOp = call.kind.symbol  # type: ignore[assignment]  # the four files that use this are named so
    try:
        if kind is not None:
            kind.binary_op(kind, symbol)
    except UnsupportedOperation:
        zh, en = checker.subject(call.arguments[0])
        checker.refuse(call, "no_order", f"{zh}，没有大小先后", f"{en} and has no order")
    return BOOLEAN


def _check(call: Call, checker: Checker) -> Type | None:
    for argument in call.arguments:
        if isinstance(argument, Literal) and argument.value is None:
            checker.check(call.arguments[0])
            zh, en = "不要和空值比较；用“已填写”或“未填写”", 'nothing is compared with null; use "filled" or "empty"'
            checker.refuse(argument, "null_compared", zh, en)
            return None
    return checker.together(call.arguments)


def closure(holds: Callable[[Any, Any], bool]) -> Callable[[Call], Evaluate]:
    """Every neighbouring pair of operands `holds`; false where one is absent."""

    def build(call: Call) -> Evaluate:
        sides = [argument.closure() for argument in call.arguments]

        def evaluate(values: Any, record: Any, now: int) -> bool:
            found = [side(values, record, now) for side in sides]
            return None not in found and all(holds(left, right) for left, right in pairwise(found))

        return evaluate

    return build


def order_source(call: Call, source: Source) -> str:
    """`(t1 := …) is not None and t1 < c2`."""
    conditions, names = source.guarded(call.arguments)
    return f"({' and '.join([*conditions, f' {call.kind.symbol} '.join(names)])})"


def equal_source(call: Call, source: Source) -> str:
    """Only where both sides may be absent does equality need a guard."""
    left, right = call.arguments
    if not may_be_null(left) or not may_be_null(right):
        return f"({source.write(left)} == {source.write(right)})"
    name = source.name()
    return f"(({name} := {source.write(left)}) is not None and {name} == {source.write(right)})"


def order_sql(compare: Callable[[Any, Any], ColumnElement[bool]]) -> Callable[[Call, Sql], ColumnElement[Any]]:
    """The same pairs, texts by code point."""

    def write(call: Call, sql: Sql) -> ColumnElement[Any]:
        sides = [_ordered(argument, sql) for argument in call.arguments]
        return sql.truth(sa.and_(*(compare(left, right) for left, right in pairwise(sides))))

    return write


def _ordered(part: Expression, sql: Sql) -> ColumnElement[Any]:
    written = sql.write(part)
    return ByCodePoint(written) if part.type == TEXT or isinstance(part.type, Enum) else written
