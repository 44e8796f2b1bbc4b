"""`contains`: the list has the item, or the text has the part (case matters)."""

from __future__ import annotations

from engines.kinds import Text
from engines.logic import membership
from engines.logic.expression import Call, Example, Expression, OperatorKind
from engines.logic.operands import Operand, operands

PART = Operand("part", "一项或一段", "item or part")
WHOLE = Operand("whole", "列表或文本", "list or text")


def order(call: Call) -> tuple[Expression, Expression]:
    return call.arguments[1], call.arguments[0]


KIND = OperatorKind(
    type="contains",
    symbol="contains",
    group="comparison",
    label=Text("包含", "contains"),
    help=Text(
        "列表里有这一项，或文本里有这一段（区分大小写）",
        "the list has the item, or the text has the part (case matters)",
    ),
    example=Example(
        rule={"contains": [{"var": "tags"}, "vip"]},
        result=True,
        types={"tags": {"list": "text"}},
        values={"tags": ["vip", "urgent"]},
    ),
    config=operands(WHOLE, PART),
    check=membership.check(order),
    closure=membership.closure(order),
    source=membership.source(order),
    sql=membership.sql(order),
    never_null=True,
)
