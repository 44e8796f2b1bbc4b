"""`abs`: a number without its sign."""

from __future__ import annotations

from typing import Any

import sqlalchemy as sa
from sqlalchemy import ColumnElement

from engines.kinds import Text
from engines.logic import eager
from engines.logic.checking import Checker
from engines.logic.expression import Call, Example, OperatorKind
from engines.logic.operands import Operand, operands
from engines.logic.sql import Sql, column_type
from engines.logic.types import NUMERIC, Type


def check(call: Call, checker: Checker) -> Type:
    return checker.need(call.arguments[0], *NUMERIC)


def sql(call: Call, sql: Sql) -> ColumnElement[Any]:
    return sa.func.abs(sql.write(call.arguments[0]), type_=column_type(call.type))


KIND = OperatorKind(
    type="abs",
    symbol="abs",
    group="number",
    label=Text("绝对值", "size of"),
    help=Text("去掉正负号", "without the sign"),
    example=Example(
        rule={"abs": [{"-": [{"var": "paid"}, {"var": "due"}]}]},
        result=100,
        types={"paid": "money", "due": "money"},
        values={"paid": 900, "due": 1000},
    ),
    config=operands(Operand("number", "数", "number")),
    check=check,
    closure=eager.closure(abs),
    source=eager.source("({0} if {0} >= 0 else -{0})"),
    sql=sql,
)
