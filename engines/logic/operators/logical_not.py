"""`!`: the opposite of a condition."""

from __future__ import annotations

from typing import Any

import sqlalchemy as sa
from sqlalchemy import ColumnElement

from engines.kinds import Text
from engines.logic import conditions
from engines.logic.expression import Call, Evaluate, Example, OperatorKind, truth
from engines.logic.operands import Operand, operands
from engines.logic.source import Source
from engines.logic.sql import Sql


def closure(call: Call) -> Evaluate:
    part = truth(call.arguments[0])
    return lambda values, record, now: not part(values, record, now)


def source(call: Call, source: Source) -> str:
    return f"(not {source.condition(call.arguments[0])})"


def sql(call: Call, sql: Sql) -> ColumnElement[Any]:
    return sa.not_(sql.exact(call.arguments[0]))


KIND = OperatorKind(
    type="logical_not",
    symbol="!",
    group="condition",
    label=Text("不成立", "not"),
    help=Text(
        "条件不成立；是/否字段为空时也算不成立", "the condition does not hold; an empty yes/no field counts as no"
    ),
    example=Example(rule={"!": [{"var": "vip"}]}, result=True, types={"vip": "boolean"}, values={}),
    config=operands(Operand("condition", "条件", "condition")),
    check=conditions.check,
    closure=closure,
    source=source,
    sql=sql,
    never_null=True,
)
