"""`seconds_between`: the duration from one date with time to another."""

from __future__ import annotations

from typing import Any

from sqlalchemy import ColumnElement

from engines.kinds import Text
from engines.logic import arithmetic_sql, eager
from engines.logic.arithmetic import STEPS
from engines.logic.checking import Checker
from engines.logic.expression import Call, Example, OperatorKind
from engines.logic.operands import Operand, operands
from engines.logic.sql import Sql
from engines.logic.types import DURATION, INSTANT, Type


def check(call: Call, checker: Checker) -> Type:
    for argument in call.arguments:
        checker.need(argument, INSTANT)
    return DURATION


def sql(call: Call, sql: Sql) -> ColumnElement[Any]:
    return arithmetic_sql.difference(call, sql)


KIND = OperatorKind(
    type="seconds_between",
    symbol="seconds_between",
    group="time",
    label=Text("相隔时长", "time between"),
    help=Text(
        "从后一个时间到前一个时间的时长，可与“48h”“30m”“7d”比较",
        'from the second time to the first; compares with "48h", "30m", "7d"',
    ),
    example=Example(
        rule={">": [{"seconds_between": [{"var": "_first_response_at"}, {"var": "_created_at"}]}, "30m"]},
        result=True,
        types={"_first_response_at": "instant", "_created_at": "instant"},
        values={"_first_response_at": 1801, "_created_at": 0},
    ),
    config=operands(Operand("later", "较晚的时间", "later time"), Operand("earlier", "较早的时间", "earlier time")),
    check=check,
    closure=eager.closure(STEPS["-", "exact"]),
    source=eager.call(STEPS["-", "exact"]),
    sql=sql,
)
