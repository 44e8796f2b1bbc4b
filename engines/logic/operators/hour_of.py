"""`hour_of`: the local hour of a date with time, 0 to 23."""

from __future__ import annotations

from typing import Any

from sqlalchemy import ColumnElement

from engines.kinds import Text
from engines.logic import arithmetic_sql, dates, zones
from engines.logic.checking import Checker
from engines.logic.expression import Call, Evaluate, Example, OperatorKind
from engines.logic.operands import Operand, operands
from engines.logic.source import Source
from engines.logic.sql import Sql
from engines.logic.types import INSTANT, INTEGER, Type


def check(call: Call, checker: Checker) -> Type:
    checker.need(call.arguments[0], INSTANT)
    call.learned = zones.check(call.arguments[1:], checker)
    return INTEGER


def closure(call: Call) -> Evaluate:
    instant, offset = call.arguments[0].closure(), call.learned

    def evaluate(values: Any, record: Any, now: int) -> int | None:
        found = instant(values, record, now)
        return None if found is None else dates.hour_of(found, offset)

    return evaluate


def source(call: Call, source: Source) -> str:
    conditions, names = source.guarded(call.arguments[:1])
    code = f"{source.constant(dates.hour_of)}({names[0]}, {source.constant(call.learned)})"
    return f"({code} if {conditions[0]} else None)" if conditions else code


def sql(call: Call, sql: Sql) -> ColumnElement[Any]:
    """Counted from the first day there is: never negative, so that dividing cuts off alike everywhere."""
    with sql.nested(call):
        written = sql.write(call.arguments[0])
    local = f"({{0}} + ({call.learned}))"
    past = f"({local} - ({dates.EARLIEST}))"
    hour = f"{past} / 3600 - {past} / 86400 * 24"
    within = f"{local} BETWEEN {dates.EARLIEST} AND {dates.LATEST}"
    return arithmetic_sql.Step(f"CASE WHEN {within} THEN {hour} END", INTEGER, written)


KIND = OperatorKind(
    type="hour_of",
    symbol="hour_of",
    group="time",
    label=Text("几点", "hour of"),
    help=Text(
        "时间是当天的几点（0–23）；第二个参数为时区，不写为 +08:00",
        "the hour of the day of a time, 0 to 23; the second operand is the zone, +08:00 if left out",
    ),
    example=Example(
        rule={">=": [{"hour_of": [{"var": "_created_at"}]}, 22]},
        result=True,
        types={"_created_at": "instant"},
        values={"_created_at": 1_794_409_200},
    ),
    config=operands(Operand("time", "时间", "time"), zones.ZONE),
    check=check,
    closure=closure,
    source=source,
    sql=sql,
)
