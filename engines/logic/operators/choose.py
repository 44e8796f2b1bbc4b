"""`if`: the value after the first condition that holds, else the last one."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import sqlalchemy as sa
from sqlalchemy import ColumnElement

from engines.kinds import Text
from engines.logic.checking import Checker
from engines.logic.expression import Call, Evaluate, Example, Expression, OperatorKind, truth
from engines.logic.operands import Operand, operands
from engines.logic.source import Source
from engines.logic.sql import Sql
from engines.logic.types import ANY, List, Record, Type


def results(call: Call) -> Sequence[Expression]:
    """The operands that may be the answer."""
    return [*call.arguments[1::2], *call.arguments[len(call.arguments) - 1 :: 2][: len(call.arguments) % 2]]


def pairs(call: Call) -> list[tuple[Expression, Expression]]:
    """Each condition with its value."""
    return list(zip(call.arguments[::2], call.arguments[1::2], strict=False))


def check(call: Call, checker: Checker) -> Type:
    for condition, _ in pairs(call):
        checker.condition(condition)
    return checker.together(results(call), "join") or ANY


def closure(call: Call) -> Evaluate:
    arms = [(truth(condition), value.closure()) for condition, value in pairs(call)]
    last = call.arguments[-1].closure() if len(call.arguments) % 2 else None

    def evaluate(values: Any, record: Any, now: int) -> Any:
        for holds, value in arms:
            if holds(values, record, now):
                return value(values, record, now)
        return last(values, record, now) if last else None

    return evaluate


def source(call: Call, source: Source) -> str:
    code = source.write(call.arguments[-1]) if len(call.arguments) % 2 else "None"
    for condition, value in reversed(pairs(call)):
        code = source.arm(f"{source.write(value)} if {source.condition(condition)} else {code}")
    return code


def sql(call: Call, sql: Sql) -> ColumnElement[Any]:
    if isinstance(call.type, List | Record):
        raise sql.refuse(call)
    arms = [(sql.exact(condition), sql.write(value)) for condition, value in pairs(call)]
    return sa.case(*arms, else_=sql.write(call.arguments[-1]) if len(call.arguments) % 2 else None)


KIND = OperatorKind(
    type="choose",
    symbol="if",
    group="condition",
    label=Text("如果", "if"),
    help=Text(
        "条件、值、条件、值……最后一个是其余情况；不写则为空",
        "condition, value, condition, value …; the last one is for all other cases, left out it is empty",
    ),
    example=Example(
        rule={"if": [{">": [{"var": "amount"}, 50000]}, "high", "normal"]},
        result="high",
        types={"amount": "money"},
        values={"amount": 80000},
    ),
    config=operands(Operand("arms", "条件与值", "conditions and values", many=True, at_least=2)),
    check=check,
    closure=closure,
    source=source,
    sql=sql,
    passes=results,
)
