"""`==`: the same value, both there."""

from __future__ import annotations

import operator
from typing import Any

from sqlalchemy import ColumnElement

from engines.kinds import Text
from engines.logic import comparison
from engines.logic.expression import Call, Example, OperatorKind
from engines.logic.sql import Sql


def sql(call: Call, sql: Sql) -> ColumnElement[Any]:
    """Equality is bytewise on both databases and needs no collation."""
    left, right = call.arguments
    return sql.truth(sql.write(left) == sql.write(right))


KIND = OperatorKind(
    type="equal",
    symbol="==",
    group="comparison",
    label=Text("等于", "is"),
    help=Text("两边相同；有一边为空时为假", "both sides are the same; false where a side is empty"),
    example=Example(
        rule={"==": [{"var": "channel"}, "taobao"]},
        result=True,
        types={"channel": {"enum": ["taobao", "douyin"]}},
        values={"channel": "taobao"},
    ),
    config=comparison.TWO,
    check=comparison.check_equal,
    closure=comparison.closure(operator.eq),
    source=comparison.equal_source,
    sql=sql,
    never_null=True,
)
