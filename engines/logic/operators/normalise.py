"""`normalise`: a text whose characters have one form each, so that ＶＩＰ is VIP (Unicode's NFKC)."""

from __future__ import annotations

from unicodedata import normalize

from engines.kinds import Text
from engines.logic import eager
from engines.logic.checking import Checker
from engines.logic.expression import Call, Example, OperatorKind
from engines.logic.operands import TEXT_OPERAND, operands
from engines.logic.types import TEXT, Type


def check(call: Call, checker: Checker) -> Type:
    checker.need(call.arguments[0], TEXT)
    return TEXT


def one_form(text: str) -> str:
    return normalize("NFKC", text)


KIND = OperatorKind(
    type="normalise",
    symbol="normalise",
    group="text",
    label=Text("全角转半角", "normalise"),
    help=Text(
        "全角字母、数字和符号变半角，半角片假名变全角，组合字符合成一个，便于比较",
        "full-width letters, digits and signs become half-width and composed characters one, ready to be compared",
    ),
    example=Example(
        rule={"==": [{"normalise": [{"var": "order_no"}]}, "TB-2026"]},
        result=True,
        types={"order_no": "text"},
        values={"order_no": "ＴＢ－２０２６"},
    ),
    config=operands(TEXT_OPERAND),
    check=check,
    closure=eager.closure(one_form),
    source=eager.call(one_form),
)
