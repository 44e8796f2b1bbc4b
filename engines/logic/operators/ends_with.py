"""`ends_with`: the text ends with it (case matters)."""

from __future__ import annotations

from typing import Any

import sqlalchemy as sa
from sqlalchemy import ColumnElement

from engines.kinds import Text
from engines.logic import eager
from engines.logic.checking import Checker
from engines.logic.expression import Call, Example, OperatorKind
from engines.logic.operands import TEXT_OPERAND, Operand, operands
from engines.logic.sql import Sql
from engines.logic.types import BOOLEAN, TEXT, Type


def check(call: Call, checker: Checker) -> Type:
    for argument in call.arguments:
        checker.need(argument, TEXT)
    return BOOLEAN


def sql(call: Call, sql: Sql) -> ColumnElement[Any]:
    text, part = (sql.write(argument) for argument in call.arguments)
    start = sa.func.length(text, type_=sa.Integer()) - sa.func.length(part, type_=sa.Integer()) + 1
    # A start below 1 means something else to each database.
    return sql.truth(sa.case((start < 1, sa.false()), else_=sa.func.substr(text, start, type_=sa.Text()) == part))


KIND = OperatorKind(
    type="ends_with",
    symbol="ends_with",
    group="text",
    label=Text("结尾是", "ends with"),
    help=Text("文本以此结尾（区分大小写）", "the text ends with it (case matters)"),
    example=Example(
        rule={"ends_with": [{"var": "order_no"}, "01"]},
        result=True,
        types={"order_no": "text"},
        values={"order_no": "TB2026-01"},
    ),
    config=operands(TEXT_OPERAND, Operand("part", "部分", "part")),
    check=check,
    closure=eager.closure(str.endswith, absent=False),
    source=eager.source("{0}.endswith({1})", absent=False),
    sql=sql,
    never_null=True,
)
