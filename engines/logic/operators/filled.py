"""`filled`: there is a value: not nothing, not an empty text, not an empty list."""

from __future__ import annotations

from typing import Any

from sqlalchemy import ColumnElement

from engines.kinds import Text
from engines.logic import presence
from engines.logic.expression import Call, Evaluate, Example, OperatorKind
from engines.logic.source import Source
from engines.logic.sql import Sql


def closure(call: Call) -> Evaluate:
    value = call.arguments[0].closure()
    return lambda values, record, now: not presence.is_empty(value(values, record, now))


def source(call: Call, source: Source) -> str:
    return presence.source(call, source)


def sql(call: Call, sql: Sql) -> ColumnElement[Any]:
    return presence.sql(call, sql)


KIND = OperatorKind(
    type="filled",
    symbol="filled",
    group="comparison",
    label=Text("已填写", "is filled"),
    help=Text(
        "有值：不为空、不是空文本、不是空列表", "there is a value: not nothing, not an empty text, not an empty list"
    ),
    example=Example(rule={"filled": [{"var": "phone"}]}, result=False, types={"phone": "text"}, values={"phone": ""}),
    config=presence.ONE,
    check=presence.check,
    closure=closure,
    source=source,
    sql=sql,
    never_null=True,
)
