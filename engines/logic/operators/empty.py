"""`empty`: there is no value: nothing, an empty text or an empty list."""

from __future__ import annotations

from typing import Any

import sqlalchemy as sa
from sqlalchemy import ColumnElement

from engines.kinds import Text
from engines.logic import presence
from engines.logic.expression import Call, Evaluate, Example, OperatorKind
from engines.logic.source import Source
from engines.logic.sql import Sql


def closure(call: Call) -> Evaluate:
    value = call.arguments[0].closure()
    return lambda values, record, now: presence.is_empty(value(values, record, now))


def source(call: Call, source: Source) -> str:
    return f"(not {presence.source(call, source)})"


def sql(call: Call, sql: Sql) -> ColumnElement[Any]:
    return sa.not_(presence.sql(call, sql))


KIND = OperatorKind(
    type="empty",
    symbol="empty",
    group="comparison",
    label=Text("未填写", "is empty"),
    help=Text("没有值：空、空文本或空列表", "there is no value: nothing, an empty text or an empty list"),
    example=Example(rule={"empty": [{"var": "phone"}]}, result=True, types={"phone": "text"}, values={"phone": ""}),
    config=presence.ONE,
    check=presence.check,
    closure=closure,
    source=source,
    sql=sql,
    never_null=True,
)
