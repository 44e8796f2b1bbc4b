"""`weekday`: which day of the week a date is, 1 for Monday to 7 for Sunday."""

from __future__ import annotations

from typing import Any

import sqlalchemy as sa
from sqlalchemy import ColumnElement

from engines.kinds import Text
from engines.logic import dates, dates_sql, eager
from engines.logic.checking import Checker
from engines.logic.expression import Call, Example, OperatorKind
from engines.logic.operands import Operand, operands
from engines.logic.sql import Sql
from engines.logic.types import DATE, INTEGER, Type


def check(call: Call, checker: Checker) -> Type:
    checker.need(call.arguments[0], DATE)
    return INTEGER


def sql(call: Call, sql: Sql) -> ColumnElement[Any]:
    """Days since the first date there is, which was a Monday: never negative, so every database's `%` is the same."""
    monday = sa.literal(dates.FIRST_DAY, sa.Text())
    return dates_sql.DaysBetween(sql.write(call.arguments[0]), monday) % 7 + 1


KIND = OperatorKind(
    type="weekday",
    symbol="weekday",
    group="time",
    label=Text("星期几", "weekday of"),
    help=Text(
        "日期是星期几：1 为星期一,7 为星期日；时间先用“所在日期”",
        'which day of the week a date is: 1 is Monday, 7 is Sunday; a date with time needs "date_of" first',
    ),
    example=Example(
        rule={">=": [{"weekday": [{"var": "ordered_on"}]}, 6]},
        result=True,
        types={"ordered_on": "date"},
        values={"ordered_on": "2026-11-14"},
    ),
    config=operands(Operand("date", "日期", "date")),
    check=check,
    closure=eager.closure(dates.weekday),
    source=eager.call(dates.weekday),
    sql=sql,
)
