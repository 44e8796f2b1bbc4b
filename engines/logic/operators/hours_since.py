"""`hours_since`: how many hours ago a date with time was, with fractions."""

from __future__ import annotations

from typing import Any

import sqlalchemy as sa
from sqlalchemy import ColumnElement

from engines.kinds import Text
from engines.logic.checking import Checker
from engines.logic.expression import Call, Evaluate, Example, OperatorKind
from engines.logic.operands import Operand, operands
from engines.logic.source import Source
from engines.logic.sql import Sql
from engines.logic.types import INSTANT, NUMBER, Type


def check(call: Call, checker: Checker) -> Type:
    checker.need(call.arguments[0], INSTANT)
    return NUMBER


def closure(call: Call) -> Evaluate:
    instant = call.arguments[0].closure()

    def evaluate(values: Any, record: Any, now: int) -> float | None:
        found = instant(values, record, now)
        return None if found is None else (now - found) / 3600

    return evaluate


def source(call: Call, source: Source) -> str:
    conditions, names = source.guarded(call.arguments)
    code = f"(now - {names[0]}) / 3600"
    return f"({code} if {conditions[0]} else None)" if conditions else f"({code})"


def sql(call: Call, sql: Sql) -> ColumnElement[Any]:
    past = sa.literal(sql.now, sa.BigInteger()) - sql.write(call.arguments[0])
    return sa.cast(past, sa.Double()) / sa.literal(3600.0, sa.Double())


KIND = OperatorKind(
    type="hours_since",
    symbol="hours_since",
    group="time",
    label=Text("已过小时数", "hours since"),
    help=Text("从那个时间到现在过了几小时（含小数）", "the hours from that time until now, with fractions"),
    example=Example(
        rule={">=": [{"hours_since": [{"var": "_created_at"}]}, 48]},
        result=True,
        types={"_created_at": "instant"},
        values={"_created_at": 0},
        now=172_800,
    ),
    config=operands(Operand("time", "时间", "time")),
    check=check,
    closure=closure,
    source=source,
    sql=sql,
)
