"""`business_minutes`: how many minutes of a calendar's working time lie between two dates with time."""

from __future__ import annotations

from engines.kinds import Text
from engines.logic import working
from engines.logic.checking import Checker
from engines.logic.expression import Call, Example, OperatorKind
from engines.logic.operands import Operand, operands
from engines.logic.types import INSTANT, INTEGER, Type


def check(call: Call, checker: Checker) -> Type:
    working.check(call, checker, INSTANT, INSTANT)
    return INTEGER


KIND = OperatorKind(
    type="business_minutes",
    symbol="business_minutes",
    group="time",
    label=Text("工作分钟数", "working minutes"),
    help=Text(
        "从后一个时间到前一个时间，日历上的工作时间有几分钟；午休、休息日和节假日不计，调休上班日计入",
        "the minutes of a calendar's working time from the second time to the first; breaks and holidays do not count",
    ),
    example=Example(
        rule={">": [{"business_minutes": [{"now": []}, {"var": "_created_at"}, "service"]}, 90]},
        result=True,
        types={"_created_at": "instant", "_calendars": working.EXAMPLE},
        values={"_created_at": 1_794_366_000},
        now=1_794_376_800,
    ),
    config=operands(
        Operand("later", "较晚的时间", "later time"), Operand("earlier", "较早的时间", "earlier time"), working.CALENDAR
    ),
    check=check,
    closure=working.closure(working.minutes),
    source=working.source(working.minutes),
)
