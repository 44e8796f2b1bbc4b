"""`business_time`: whether a date with time is working time of a calendar."""

from __future__ import annotations

from engines.kinds import Text
from engines.logic import working
from engines.logic.checking import Checker
from engines.logic.expression import Call, Example, OperatorKind
from engines.logic.operands import Operand, operands
from engines.logic.types import BOOLEAN, INSTANT, Type


def check(call: Call, checker: Checker) -> Type:
    working.check(call, checker, INSTANT)
    return BOOLEAN


KIND = OperatorKind(
    type="business_time",
    symbol="business_time",
    group="time",
    label=Text("在工作时间内", "in working time"),
    help=Text("那个时间按日历在上班", "the calendar is open at that time"),
    example=Example(
        rule={"business_time": [{"var": "_created_at"}, "service"]},
        result=True,
        types={"_created_at": "instant", "_calendars": working.EXAMPLE},
        values={"_created_at": 1_794_366_000},
    ),
    config=operands(Operand("time", "时间", "time"), working.CALENDAR),
    check=check,
    closure=working.closure(working.opened, absent=False),
    source=working.source(working.opened, absent=False),
    never_null=True,
)
