"""`business_add`: the time at which so much of a calendar's working time has passed."""

from __future__ import annotations

from engines.kinds import Text
from engines.logic import working
from engines.logic.checking import Checker
from engines.logic.expression import Call, Example, OperatorKind
from engines.logic.operands import Operand, operands
from engines.logic.types import DURATION, INSTANT, Type


def check(call: Call, checker: Checker) -> Type:
    working.check(call, checker, INSTANT, DURATION)
    return INSTANT


KIND = OperatorKind(
    type="business_add",
    symbol="business_add",
    group="time",
    label=Text("工作时间后推", "working time after"),
    help=Text(
        "从那个时间起过完这么多工作时间的时刻；时长为零或负数时不动",
        "the moment at which so much working time has passed since then; nothing or less leaves it where it is",
    ),
    example=Example(
        rule={"business_add": [{"var": "_created_at"}, "4h", "service"]},
        result=1_794_384_000,
        types={"_created_at": "instant", "_calendars": working.EXAMPLE},
        values={"_created_at": 1_794_366_000},
    ),
    config=operands(Operand("start", "起点", "start"), Operand("duration", "时长", "duration"), working.CALENDAR),
    check=check,
    closure=working.closure(working.moved),
    source=working.source(working.moved),
)
