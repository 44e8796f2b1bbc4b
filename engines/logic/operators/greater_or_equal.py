"""`>=`: at least, by code point for texts."""

import operator

from engines.kinds import Text
from engines.logic import comparison
from engines.logic.expression import Example, OperatorKind

KIND = OperatorKind(
    type="greater_or_equal",
    symbol=">=",
    group="comparison",
    label=Text("大于等于", "is at least"),
    help=Text("不少于；有一边为空时为假", "at least; false where a side is empty"),
    example=Example(
        rule={">=": [{"var": "amount"}, 50000]}, result=False, types={"amount": "money"}, values={"amount": None}
    ),
    config=comparison.TWO_OR_THREE,
    check=comparison.check_order,
    closure=comparison.closure(operator.ge),
    source=comparison.order_source,
    sql=comparison.order_sql(operator.ge),
    never_null=True,
)
