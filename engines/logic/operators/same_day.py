"""`same_day`: two dates with time fall on one local date."""

from __future__ import annotations

from typing import Any

from sqlalchemy import ColumnElement

from engines.kinds import Text
from engines.logic import dates, dates_sql, zones
from engines.logic.checking import Checker
from engines.logic.expression import Call, Evaluate, Example, OperatorKind
from engines.logic.operands import Operand, operands
from engines.logic.source import Source
from engines.logic.sql import Sql
from engines.logic.types import BOOLEAN, INSTANT, Type


def check(call: Call, checker: Checker) -> Type:
    for argument in call.arguments[:2]:
        checker.need(argument, INSTANT)
    call.learned = zones.check(call.arguments[2:], checker)
    return BOOLEAN


def closure(call: Call) -> Evaluate:
    one, other = (argument.closure() for argument in call.arguments[:2])
    offset = call.learned

    def evaluate(values: Any, record: Any, now: int) -> bool:
        found, beside = one(values, record, now), other(values, record, now)
        return found is not None and beside is not None and dates.same_day(found, beside, offset)

    return evaluate


def source(call: Call, source: Source) -> str:
    conditions, names = source.guarded(call.arguments[:2])
    asked = f"{source.constant(dates.same_day)}({', '.join(names)}, {source.constant(call.learned)})"
    return f"({' and '.join([*conditions, asked])})"


def sql(call: Call, sql: Sql) -> ColumnElement[Any]:
    one, other = (dates_sql.day_of(sql.write(argument), call.learned) for argument in call.arguments[:2])
    return sql.truth(one == other)


KIND = OperatorKind(
    type="same_day",
    symbol="same_day",
    group="time",
    label=Text("在同一天", "on the same day"),
    help=Text(
        "两个时间在同一天；第三个参数为时区，不写为 +08:00",
        "both times fall on one date; the third operand is the zone, +08:00 if left out",
    ),
    example=Example(
        rule={"same_day": [{"var": "_created_at"}, {"now": []}]},
        result=True,
        types={"_created_at": "instant"},
        values={"_created_at": 1_794_326_400},
        now=1_794_412_799,
    ),
    config=operands(Operand("time", "时间", "time"), Operand("other", "另一个时间", "other time"), zones.ZONE),
    check=check,
    closure=closure,
    source=source,
    sql=sql,
    never_null=True,
)
