"""`length`: how many characters a text or how many items a list has."""

from __future__ import annotations

from typing import Any

import sqlalchemy as sa
from sqlalchemy import ColumnElement

from engines.kinds import Text
from engines.logic import eager
from engines.logic.checking import Checker
from engines.logic.expression import Call, Example, OperatorKind
from engines.logic.operands import Operand, operands
from engines.logic.sql import Sql
from engines.logic.types import INTEGER, TEXT, List, Type


def check(call: Call, checker: Checker) -> Type:
    [of] = call.arguments
    if not isinstance(checker.check(of), List):
        checker.need(of, TEXT)
    return INTEGER


def sql(call: Call, sql: Sql) -> ColumnElement[Any]:
    """Both databases count characters, not bytes."""
    return sa.func.length(sql.write(call.arguments[0]), type_=sa.Integer())


KIND = OperatorKind(
    type="length",
    symbol="length",
    group="text",
    label=Text("长度", "length of"),
    help=Text("文本的字数（一个汉字或表情算一个）,或列表的项数", "the characters of a text, or the items of a list"),
    example=Example(rule={"length": [{"var": "note"}]}, result=3, types={"note": "text"}, values={"note": "好评😀"}),
    config=operands(Operand("of", "文本或列表", "text or list")),
    check=check,
    closure=eager.closure(len),
    source=eager.source("{len}({0})", len=len),
    sql=sql,
)
