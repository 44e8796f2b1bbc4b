"""`lower`: a text in lower case."""

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
    type="lower",
    symbol="lower",
    group="text",
    label=Text("转小写", "lower case of"),
    help=Text("字母转小写，其余不变", "letters in lower case, the rest as it is"),
    example=Example(rule={"lower": [{"var": "sku"}]}, result="ab-1", types={"sku": "text"}, values={"sku": "aB-1"}),
    config=operands(TEXT_OPERAND),
    check=check,
    closure=eager.closure(str.lower),
    source=eager.source("{0}.lower()"),
)
