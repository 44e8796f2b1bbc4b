"""`!=`: exactly not `==`, so true where a side is absent."""

from __future__ import annotations

import operator
from typing import Any

import sqlalchemy as sa
from sqlalchemy import ColumnElement

from engines.kinds import Text
from engines.logic import comparison
from engines.logic.expression import Call, Evaluate, Example, OperatorKind
from engines.logic.source import Source
from engines.logic.sql import Sql


def closure(call: Call) -> Evaluate:
    equal = comparison.closure(operator.eq)(call)
    return lambda values, record, now: not equal(values, record, now)


def source(call: Call, source: Source) -> str:
    return f"(not {comparison.equal_source(call, source)})"


def sql(call: Call, sql: Sql) -> ColumnElement[Any]:
    """Never loose: an absent side makes it true, not false."""
    left, right = call.arguments
    return sa.func.coalesce(sql.write(left) != sql.write(right), sa.true(), type_=sa.Boolean())


KIND = OperatorKind(
    type="not_equal",
    symbol="!=",
    group="comparison",
    label=Text("不等于", "is not"),
    help=Text("“等于”的反面；有一边为空时为真", 'the opposite of "is"; true where a side is empty'),
    example=Example(
        rule={"!=": [{"var": "channel"}, "taobao"]},
        result=True,
        types={"channel": {"enum": ["taobao", "douyin"]}},
        values={"channel": None},
    ),
    config=comparison.TWO,
    check=comparison.check_equal,
    closure=closure,
    source=source,
    sql=sql,
    never_null=True,
)
