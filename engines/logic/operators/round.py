"""`round`: to a number of decimals, halves upwards: floor(x · 10ⁿ + 0.5)."""

from __future__ import annotations

from typing import Any

from sqlalchemy import ColumnElement

from engines.kinds import Text
from engines.logic import arithmetic_sql
from engines.logic.arithmetic import half_up, real
from engines.logic.checking import Checker
from engines.logic.expression import Call, Evaluate, Example, Literal, OperatorKind
from engines.logic.operands import Operand, operands
from engines.logic.source import Source
from engines.logic.sql import Sql
from engines.logic.types import INTEGER, NUMBER, Type

MOST = 9


def check(call: Call, checker: Checker) -> Type:
    number, *places = call.arguments
    checker.need(number, NUMBER)
    call.learned = 0
    for place in places:
        value = place.value if isinstance(place, Literal) else None
        if not isinstance(value, int) or isinstance(value, bool) or not 0 <= value <= MOST:
            return checker.refuse(
                place,
                "bad_argument",
                f"小数位数应为 0 到 {MOST} 的整数",
                f"decimals are a whole number from 0 to {MOST}",
            )
        call.learned = value
    return NUMBER if call.learned else INTEGER


def rounded(value: float | None, places: int) -> float | None:
    """Absent where the number is too large for its last place to mean anything."""
    number = None if value is None else real(value)
    whole = None if number is None else half_up(number * 10**places)
    return whole / 10**places if whole is not None and places else whole


def closure(call: Call) -> Evaluate:
    number, places = call.arguments[0].closure(), call.learned
    return lambda values, record, now: rounded(number(values, record, now), places)


def source(call: Call, source: Source) -> str:
    return f"{source.constant(rounded)}({source.write(call.arguments[0])}, {source.constant(call.learned)})"


def sql(call: Call, sql: Sql) -> ColumnElement[Any]:
    return arithmetic_sql.rounded(call, sql, call.learned)


KIND = OperatorKind(
    type="round",
    symbol="round",
    group="number",
    label=Text("四舍五入", "round"),
    help=Text("保留几位小数（不写为 0）,5 向上进", "to so many decimals (none if left out), halves upwards"),
    example=Example(
        rule={"round": [{"var": "weight"}, 1]}, result=2.3, types={"weight": "number"}, values={"weight": 2.25}
    ),
    config=operands(Operand("number", "数", "number"), Operand("decimals", "小数位数", "decimals", optional=True)),
    check=check,
    closure=closure,
    source=source,
    sql=sql,
)
