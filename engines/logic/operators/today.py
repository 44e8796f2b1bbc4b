"""`today`: the local date of now."""

from __future__ import annotations

from engines.kinds import Text
from engines.logic import dates, zones
from engines.logic.checking import Checker
from engines.logic.expression import Call, Evaluate, Example, OperatorKind
from engines.logic.operands import operands
from engines.logic.source import Source
from engines.logic.types import DATE, Type


def check(call: Call, checker: Checker) -> Type:
    call.learned = zones.check(call.arguments, checker)
    return DATE


def closure(call: Call) -> Evaluate:
    offset = call.learned
    return lambda values, record, now: dates.day_of(now, offset)


def source(call: Call, source: Source) -> str:
    return f"{source.constant(dates.day_of)}(now, {source.constant(call.learned)})"


KIND = OperatorKind(
    type="today",
    symbol="today",
    group="time",
    label=Text("今天", "today"),
    help=Text(
        "今天的日期；参数为时区，不写为 +08:00", "the date of today; the operand is the zone, +08:00 if left out"
    ),
    example=Example(rule={"today": []}, result="2026-11-11", now=1_794_326_400),
    config=operands(zones.ZONE),
    check=check,
    closure=closure,
    source=source,
)
