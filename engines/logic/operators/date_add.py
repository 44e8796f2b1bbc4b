"""`date_add`: a date, or a date with time, moved by a number of units."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from engines.kinds import Text
from engines.logic import dates, eager
from engines.logic.checking import Checker
from engines.logic.expression import Call, Evaluate, Example, Literal, OperatorKind
from engines.logic.operands import Operand, operands
from engines.logic.source import Source
from engines.logic.types import ANY, DATE, INSTANT, INTEGER, Type

UNITS: Mapping[Type, tuple[str, ...]] = {DATE: (*dates.DAYS, *dates.MONTHS), INSTANT: tuple(dates.SECONDS)}


def check(call: Call, checker: Checker) -> Type:
    start, count, unit = call.arguments
    kind = checker.need(start, DATE, INSTANT)
    checker.need(count, INTEGER)
    may = UNITS.get(kind, ())
    if kind != ANY and not (isinstance(unit, Literal) and unit.value in may):
        zh, en = "、".join(may), ", ".join(may)
        checker.refuse(unit, "bad_argument", f"单位应为 {zh} 之一", f"the unit is one of {en}")
    return kind


def closure(call: Call) -> Evaluate:
    return eager.closure(_move(call))(call)


def source(call: Call, source: Source) -> str:
    return eager.call(_move(call))(call, source)


def _move(call: Call) -> Any:
    return dates.add if call.type == DATE else dates.move


KIND = OperatorKind(
    type="date_add",
    symbol="date_add",
    group="time",
    label=Text("日期推移", "date plus"),
    help=Text(
        "日期（days、weeks、months、years）或时间（seconds、minutes、hours、days、weeks）往后推，负数往前",
        "moves a date (days, weeks, months, years) or a time (seconds … weeks) on, with a negative number back",
    ),
    example=Example(
        rule={"date_add": [{"var": "bought"}, 1, "months"]},
        result="2026-02-28",
        types={"bought": "date"},
        values={"bought": "2026-01-31"},
    ),
    config=operands(
        Operand("start", "起点", "start"), Operand("count", "数量", "number"), Operand("unit", "单位", "unit")
    ),
    check=check,
    closure=closure,
    source=source,
)
