"""`substr`: a part of a text."""

from __future__ import annotations

from engines.kinds import Text
from engines.logic import eager, texts
from engines.logic.checking import Checker
from engines.logic.expression import Call, Example, OperatorKind
from engines.logic.operands import TEXT_OPERAND, Operand, operands
from engines.logic.types import INTEGER, TEXT, Type


def check(call: Call, checker: Checker) -> Type:
    text, *bounds = call.arguments
    checker.need(text, TEXT)
    for bound in bounds:
        checker.need(bound, INTEGER)
    return TEXT


KIND = OperatorKind(
    type="substr",
    symbol="substr",
    group="text",
    label=Text("截取文本", "part of"),
    help=Text(
        "从第几个字起（0 起算，负数从末尾数）取几个字（不写则到末尾）",
        "from a position (0 is the first, negative counts from the end) so many characters, to the end if left out",
    ),
    example=Example(
        rule={"substr": [{"var": "order_no"}, 0, 2]},
        result="TB",
        types={"order_no": "text"},
        values={"order_no": "TB01"},
    ),
    config=operands(
        TEXT_OPERAND, Operand("start", "起点", "start"), Operand("length", "字数", "length", optional=True)
    ),
    check=check,
    closure=eager.closure(texts.slice_of),
    source=eager.call(texts.slice_of),
)
