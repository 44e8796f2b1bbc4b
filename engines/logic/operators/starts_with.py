"""`starts_with`: the text begins with it (case matters)."""

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
    return sql.truth(sa.func.substr(text, 1, sa.func.length(part), type_=sa.Text()) == part)


KIND = OperatorKind(
    type="starts_with",
    symbol="starts_with",
    group="text",
    label=Text("开头是", "starts with"),
    help=Text("文本以此开头（区分大小写）", "the text begins with it (case matters)"),
    example=Example(
        rule={"starts_with": [{"var": "order_no"}, "TB"]},
        result=True,
        types={"order_no": "text"},
        values={"order_no": "TB2026-01"},
    ),
    config=operands(TEXT_OPERAND, Operand("part", "部分", "part")),
    check=check,
    closure=eager.closure(str.startswith, absent=False),
    source=eager.source("{0}.startswith({1})", absent=False),
    sql=sql,
    never_null=True,
)
