"""`-`: the difference, or with one operand the negative."""

from __future__ import annotations

from typing import Any

from jsonlogic.json_schema.types import UnsupportedOperation
from sqlalchemy import ColumnElement

from engines.kinds import Text
from engines.logic import arithmetic, arithmetic_sql
from engines.logic.checking import Checker
from engines.logic.expression import Call, Evaluate, Example, OperatorKind
from engines.logic.operands import LEFT, Operand, operands
from engines.logic.source import Source
from engines.logic.sql import Sql
from engines.logic.types import Type


def check(call: Call, checker: Checker) -> Type:
    if len(call.arguments) == 2:
        return arithmetic.check(call, checker)
    [number] = call.arguments
    kind = checker.check(number)
    try:
        kind.unary_op("-")
    except UnsupportedOperation:
        zh, en = checker.subject(number)
        return checker.refuse(number, "cannot_calculate", f"{zh}，没有负数", f"{en} and has no negative")
    return kind


def closure(call: Call) -> Evaluate:
    if len(call.arguments) == 2:
        return arithmetic.closure(call)
    number = call.arguments[0].closure()

    def evaluate(values: Any, record: Any, now: int) -> Any:
        found = number(values, record, now)
        return None if found is None else -found

    return evaluate


def source(call: Call, source: Source) -> str:
    if len(call.arguments) == 2:
        return arithmetic.source(call, source)
    name = source.name()
    return f"(None if ({name} := {source.write(call.arguments[0])}) is None else -{name})"


def sql(call: Call, sql: Sql) -> ColumnElement[Any]:
    return arithmetic_sql.steps(call, sql) if len(call.arguments) == 2 else -sql.write(call.arguments[0])


KIND = OperatorKind(
    type="minus",
    symbol="-",
    group="number",
    label=Text("相减", "minus"),
    help=Text(
        "相减；两个时间相减得时长，只有一个参数时取负数",
        "subtracts; two dates with time give a duration, a single operand its negative",
    ),
    example=Example(
        rule={"-": [{"var": "paid"}, {"var": "refunded"}]},
        result=9500,
        types={"paid": "money", "refunded": "money"},
        values={"paid": 10000, "refunded": 500},
    ),
    config=operands(LEFT, Operand("right", "右边", "right", optional=True)),
    check=check,
    closure=closure,
    source=source,
    sql=sql,
)
