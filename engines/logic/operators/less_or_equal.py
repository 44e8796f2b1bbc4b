"""`<=`: at most, by code point for texts."""

import operator

from engines.kinds import Text
from engines.logic import comparison
from engines.logic.expression import Example, OperatorKind

KIND = OperatorKind(
    type="less_or_equal",
    symbol="<=",
    group="comparison",
    label=Text("小于等于", "is at most"),
    help=Text(
        "不超过；写三个参数时，中间的在两者之间（含边界）",
        "at most; with three operands the middle one lies between the others, bounds included",
    ),
    example=Example(
        rule={"<=": [10000, {"var": "amount"}, 50000]}, result=True, types={"amount": "money"}, values={"amount": 50000}
    ),
    config=comparison.TWO_OR_THREE,
    check=comparison.check_order,
    closure=comparison.closure(operator.le),
    source=comparison.order_source,
    sql=comparison.order_sql(operator.le),
    never_null=True,
)
