"""`min`: the smallest of the values; empty where one is."""

from __future__ import annotations

from typing import Any

from sqlalchemy import ColumnElement

from engines.kinds import Text
from engines.logic import arithmetic_sql, eager, extremes
from engines.logic.expression import Call, Example, OperatorKind
from engines.logic.sql import Sql


def sql(call: Call, sql: Sql) -> ColumnElement[Any]:
    return arithmetic_sql.extreme(call, sql, "<")


KIND = OperatorKind(
    type="min",
    symbol="min",
    group="number",
    label=Text("最小值", "smallest of"),
    help=Text("几个值中最小的；有一个为空则为空", "the smallest of the values; empty where one is"),
    example=Example(
        rule={"min": [{"var": "paid"}, 50000]}, result=8000, types={"paid": "money"}, values={"paid": 8000}
    ),
    config=extremes.SOME,
    check=extremes.check,
    closure=eager.closure(extremes.minimum),
    source=eager.call(extremes.minimum),
    sql=sql,
)
