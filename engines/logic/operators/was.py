"""`was`: the value a field had before the event."""

from __future__ import annotations

from typing import Any

from sqlalchemy import ColumnElement

from engines.kinds import Text
from engines.logic import before
from engines.logic.checking import Checker
from engines.logic.expression import Call, Evaluate, Example, OperatorKind
from engines.logic.source import Source
from engines.logic.sql import Sql
from engines.logic.types import Type


def check(call: Call, checker: Checker) -> Type:
    return before.check(call, checker, old_only=True)


def closure(call: Call) -> Evaluate:
    _, old_read = before.closures(call)
    return lambda values, record, now: old_read(record, record, now)


def source(call: Call, source: Source) -> str:
    _, old_code = before.sources(call, source)
    return old_code


def sql(call: Call, sql: Sql) -> ColumnElement[Any]:
    _, old_column = before.columns(call, sql)
    return old_column


KIND = OperatorKind(
    type="was",
    symbol="was",
    group="change",
    label=Text("原值", "value before"),
    help=Text("这个字段在事件之前的值", "the value of this field before the event"),
    example=Example(
        rule={"==": [{"was": "quantity"}, 1]},
        result=True,
        types={"quantity": "integer", "_old": {"record": {"quantity": "integer"}}},
        values={"quantity": 2, "_old": {"quantity": 1}},
    ),
    config=before.FIELD,
    check=check,
    closure=closure,
    source=source,
    sql=sql,
)
