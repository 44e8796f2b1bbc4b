"""`date_of`: the local date of a date with time."""

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
from engines.logic.types import DATE, INSTANT, Type


def check(call: Call, checker: Checker) -> Type:
    checker.need(call.arguments[0], INSTANT)
    call.learned = zones.check(call.arguments[1:], checker)
    return DATE


def closure(call: Call) -> Evaluate:
    instant, offset = call.arguments[0].closure(), call.learned

    def evaluate(values: Any, record: Any, now: int) -> str | None:
        found = instant(values, record, now)
        return None if found is None else dates.day_of(found, offset)

    return evaluate


def source(call: Call, source: Source) -> str:
    conditions, names = source.guarded(call.arguments[:1])
    code = f"{source.constant(dates.day_of)}({names[0]}, {source.constant(call.learned)})"
    return f"({code} if {conditions[0]} else None)" if conditions else code


def sql(call: Call, sql: Sql) -> ColumnElement[Any]:
    return dates_sql.day_of(sql.write(call.arguments[0]), call.learned)


KIND = OperatorKind(
    type="date_of",
    symbol="date_of",
    group="time",
    label=Text("所在日期", "date of"),
    help=Text(
        "时间所在的日期；第二个参数为时区，不写为 +08:00",
        "the date of a time; the second operand is the zone, +08:00 if left out",
    ),
    example=Example(
        rule={"==": [{"date_of": [{"var": "_created_at"}]}, "2026-11-11"]},
        result=True,
        types={"_created_at": "instant"},
        values={"_created_at": 1_794_326_400},
    ),
    config=operands(Operand("time", "时间", "time"), zones.ZONE),
    check=check,
    closure=closure,
    source=source,
    sql=sql,
)
