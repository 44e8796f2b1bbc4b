"""`date_diff`: how many whole days lie between two dates."""

from __future__ import annotations

from typing import Any

from sqlalchemy import ColumnElement

from engines.kinds import Text
from engines.logic import dates, dates_sql, eager
from engines.logic.checking import Checker
from engines.logic.expression import Call, Example, OperatorKind
from engines.logic.operands import Operand, operands
from engines.logic.sql import Sql
from engines.logic.types import DATE, INTEGER, Type


def check(call: Call, checker: Checker) -> Type:
    for argument in call.arguments:
        checker.need(argument, DATE)
    return INTEGER


def sql(call: Call, sql: Sql) -> ColumnElement[Any]:
    return dates_sql.DaysBetween(*(sql.write(argument) for argument in call.arguments))


KIND = OperatorKind(
    type="date_diff",
    symbol="date_diff",
    group="time",
    label=Text("相差天数", "days between"),
    help=Text("从后一个日期到前一个日期有几天", "the days from the second date to the first"),
    example=Example(
        rule={"<=": [{"date_diff": [{"today": []}, {"var": "signed_on"}]}, 7]},
        result=True,
        types={"signed_on": "date"},
        values={"signed_on": "2026-11-05"},
        now=1_794_326_400,
    ),
    config=operands(Operand("later", "较晚的日期", "later date"), Operand("earlier", "较早的日期", "earlier date")),
    check=check,
    closure=eager.closure(dates.days_between),
    source=eager.call(dates.days_between),
    sql=sql,
)
