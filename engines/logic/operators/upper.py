"""`upper`: a text in upper case."""

from __future__ import annotations

from engines.kinds import Text
from engines.logic import eager
from engines.logic.checking import Checker
from engines.logic.expression import Call, Example, OperatorKind
from engines.logic.operands import TEXT_OPERAND, operands
from engines.logic.types import TEXT, Type


def check(call: Call, checker: Checker) -> Type:
    checker.need(call.arguments[0], TEXT)
    return TEXT


KIND = OperatorKind(
    type="upper",
    symbol="upper",
    group="text",
    label=Text("转大写", "upper case of"),
    help=Text("字母转大写，其余不变", "letters in upper case, the rest as it is"),
    example=Example(rule={"upper": [{"var": "sku"}]}, result="AB-1", types={"sku": "text"}, values={"sku": "aB-1"}),
    config=operands(TEXT_OPERAND),
    check=check,
    closure=eager.closure(str.upper),
    source=eager.source("{0}.upper()"),
)
