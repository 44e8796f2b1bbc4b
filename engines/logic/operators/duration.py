"""`duration`: so many seconds, minutes, hours, days or weeks."""

from __future__ import annotations

from typing import Any

import sqlalchemy as sa
from sqlalchemy import ColumnElement

from engines.kinds import Text
from engines.logic import arithmetic_sql, dates, eager
from engines.logic.arithmetic import STEPS
from engines.logic.checking import Checker
from engines.logic.expression import Call, Evaluate, Example, Literal, OperatorKind
from engines.logic.operands import Operand, operands
from engines.logic.source import Source
from engines.logic.sql import Sql
from engines.logic.types import DURATION, INTEGER, Type

TIMES = STEPS["*", "exact"]


def check(call: Call, checker: Checker) -> Type:
    count, unit = call.arguments
    checker.need(count, INTEGER)
    if isinstance(unit, Literal) and unit.value in dates.SECONDS:
        call.learned = dates.SECONDS[unit.value]
    else:
        zh, en = "、".join(dates.SECONDS), ", ".join(dates.SECONDS)
        checker.refuse(unit, "bad_argument", f"单位应为 {zh} 之一", f"the unit is one of {en}")
    return DURATION


def closure(call: Call) -> Evaluate:
    seconds = call.learned
    return eager.closure(lambda count, unit: TIMES(count, seconds))(call)


def source(call: Call, source: Source) -> str:
    return f"{source.constant(TIMES)}({source.write(call.arguments[0])}, {source.constant(call.learned)})"


def sql(call: Call, sql: Sql) -> ColumnElement[Any]:
    with sql.nested(call):
        written = sql.write(call.arguments[0])
    template = arithmetic_sql.TEMPLATES["*", "exact"]
    return arithmetic_sql.Step(template, INTEGER, written, sa.literal(call.learned, sa.BigInteger()))


KIND = OperatorKind(
    type="duration",
    symbol="duration",
    group="time",
    label=Text("时长", "a duration of"),
    help=Text(
        "由数量和单位（seconds、minutes、hours、days、weeks）得到的时长；固定的时长直接写“48h”“30m”“7d”",
        'so many seconds, minutes, hours, days or weeks; a fixed one is written as "48h", "30m" or "7d"',
    ),
    example=Example(
        rule={
            ">": [{"seconds_between": [{"now": []}, {"var": "_created_at"}]}, {"duration": [{"var": "days"}, "days"]}]
        },
        result=True,
        types={"_created_at": "instant", "days": "integer"},
        values={"_created_at": 0, "days": 2},
        now=172_801,
    ),
    config=operands(Operand("count", "数量", "number"), Operand("unit", "单位", "unit")),
    check=check,
    closure=closure,
    source=source,
    sql=sql,
)
