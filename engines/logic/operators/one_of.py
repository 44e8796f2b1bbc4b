"""`in`: the left side is an item of the list, or a part of the text, on the right."""

from __future__ import annotations

from engines.kinds import Text
from engines.logic import membership
from engines.logic.expression import Call, Example, Expression, OperatorKind
from engines.logic.operands import Operand, operands

PART = Operand("part", "一项或一段", "item or part")
WHOLE = Operand("whole", "列表或文本", "list or text")


def order(call: Call) -> tuple[Expression, Expression]:
    return call.arguments[0], call.arguments[1]


KIND = OperatorKind(
    type="one_of",
    symbol="in",
    group="comparison",
    label=Text("在其中", "is one of"),
    help=Text(
        "左边是右边列表里的一项，或是右边文本的一部分",
        "the left side is an item of the list, or a part of the text, on the right",
    ),
    example=Example(
        rule={"in": [{"var": "channel"}, ["taobao", "douyin"]]},
        result=True,
        types={"channel": {"enum": ["taobao", "douyin", "jd"]}},
        values={"channel": "douyin"},
    ),
    config=operands(PART, WHOLE),
    check=membership.check(order),
    closure=membership.closure(order),
    source=membership.source(order),
    sql=membership.sql(order),
    never_null=True,
)
