"""`and`: every condition holds."""

from __future__ import annotations

from typing import Any

import sqlalchemy as sa
from sqlalchemy import ColumnElement

from engines.kinds import Text
from engines.logic import conditions
from engines.logic.expression import Call, Evaluate, Example, OperatorKind, truth
from engines.logic.sql import Sql


def closure(call: Call) -> Evaluate:
    parts = [truth(argument) for argument in call.arguments]
    return lambda values, record, now: all(part(values, record, now) for part in parts)


def sql(call: Call, sql: Sql) -> ColumnElement[Any]:
    return conditions.balanced(sa.and_, [sql.condition(argument) for argument in call.arguments])


KIND = OperatorKind(
    type="logical_and",
    symbol="and",
    group="condition",
    label=Text("并且", "all of"),
    help=Text("所有条件都成立", "every condition holds"),
    example=Example(
        rule={"and": [{">": [{"var": "amount"}, 50000]}, {"var": "vip"}]},
        result=False,
        types={"amount": "money", "vip": "boolean"},
        values={"amount": 80000, "vip": False},
    ),
    config=conditions.MANY_CONDITIONS,
    check=conditions.check,
    closure=closure,
    source=conditions.all_of,
    sql=sql,
    never_null=True,
)
