"""`changed`: whether the event changed a field."""

from __future__ import annotations

from typing import Any

from sqlalchemy import ColumnElement

from engines.kinds import Text
from engines.logic import before
from engines.logic.checking import Checker
from engines.logic.expression import Call, Evaluate, Example, OperatorKind
from engines.logic.source import Source
from engines.logic.sql import Sql
from engines.logic.types import BOOLEAN, Type


def check(call: Call, checker: Checker) -> Type:
    before.check(call, checker)
    return BOOLEAN


def closure(call: Call) -> Evaluate:
    now_read, old_read = before.closures(call)
    return lambda values, record, now: now_read(record, record, now) != old_read(record, record, now)


def source(call: Call, source: Source) -> str:
    now_code, old_code = before.sources(call, source)
    return f"({now_code} != {old_code})"


def sql(call: Call, sql: Sql) -> ColumnElement[Any]:
    now_column, old_column = before.columns(call, sql)
    return now_column.is_distinct_from(old_column)


KIND = OperatorKind(
    type="changed",
    symbol="changed",
    group="change",
    label=Text("有变化", "has changed"),
    help=Text("这次事件改了这个字段（从空到有值也算）", "the event changed this field; from empty to a value counts"),
    example=Example(
        rule={"changed": "quantity"},
        result=True,
        types={"quantity": "integer", "_old": {"record": {"quantity": "integer"}}},
        values={"quantity": 2, "_old": {"quantity": 1}},
    ),
    config=before.FIELD,
    check=check,
    closure=closure,
    source=source,
    sql=sql,
    never_null=True,
)
