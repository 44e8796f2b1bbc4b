"""What `in` and `contains` share: an item of a list, or a part of a text."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import sqlalchemy as sa
from sqlalchemy import ColumnElement

from engines.logic.checking import Checker
from engines.logic.expression import Call, Evaluate, Expression, Literal, Series
from engines.logic.source import Source
from engines.logic.sql import Position, Sql, column_type
from engines.logic.types import ANY, BOOLEAN, NUMBER, TEXT, List, Record, Type, is_textual, unify

Order = Callable[[Call], tuple[Expression, Expression]]
"""Which operand is the part and which the whole."""


def check(order: Order) -> Callable[[Call, Checker], Type]:
    def check_call(call: Call, checker: Checker) -> Type:
        part, whole = order(call)
        kind = checker.check(whole)
        if isinstance(whole, Series):
            whole.type = List(checker.together([part, *whole.items]) or ANY)
        elif isinstance(kind, List) and not isinstance(kind.item, Record):
            checker.need(part, kind.item)
        elif is_textual(kind):
            checker.need(whole, TEXT)
            checker.need(part, TEXT)
        elif kind != ANY:
            zh, en = checker.subject(whole)
            checker.refuse(
                whole, "type_mismatch", f"{zh}，这里应为列表或文本", f"{en}; a list or a text is needed here"
            )
        return BOOLEAN

    return check_call


def closure(order: Order) -> Callable[[Call], Evaluate]:
    def build(call: Call) -> Evaluate:
        part, whole = (side.closure() for side in order(call))

        def evaluate(values: Any, record: Any, now: int) -> bool:
            found, among = part(values, record, now), whole(values, record, now)
            return found is not None and among is not None and found in among

        return evaluate

    return build


def source(order: Order) -> Callable[[Call, Source], str]:
    def write(call: Call, source: Source) -> str:
        part, whole = order(call)
        if isinstance(whole, Series) and all(isinstance(item, Literal) for item in whole.items):
            return f"({source.write(part)} in {source.constant(frozenset(literals(whole)))})"
        conditions, (left, right) = source.guarded([part, whole])
        return f"({' and '.join([*conditions, f'{left} in {right}'])})"

    return write


def literals(series: Series) -> list[Any]:
    """The values of a list written down; null is never in a list."""
    return [item.value for item in series.items if isinstance(item, Literal) and item.value is not None]


def _bound(among: list[Any], kind: Type | None) -> sa.BindParameter[Any]:
    """One parameter for the whole list, typed: a driver left to guess takes a whole number for a small one."""
    numbers = [float(value) for value in among] if kind == NUMBER else among
    return sa.bindparam(None, numbers, type_=column_type(kind or TEXT), expanding=True)


def sql(order: Order) -> Callable[[Call, Sql], ColumnElement[Any]]:
    def write(call: Call, sql: Sql) -> ColumnElement[Any]:
        part, whole = order(call)
        left = sql.write(part)
        if isinstance(whole.type, List) and sql.is_constant(whole):
            among = [value for value in sql.constant(whole) or () if value is not None]
            return sql.truth(left.in_(_bound(among, unify(part.type, whole.type.item)))) if among else sa.false()
        if isinstance(whole, Series):
            return sa.or_(*(sql.truth(left == sql.write(item)) for item in whole.items))
        return sql.truth(Position(sql.write(whole), left) > 0)

    return write
