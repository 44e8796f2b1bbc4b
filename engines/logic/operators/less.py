"""`<`: less than, by code point for texts."""

import operator

from engines.kinds import Text
from engines.logic import comparison
from engines.logic.expression import Example, OperatorKind

KIND = OperatorKind(
    type="less",
    symbol="<",
    group="comparison",
    label=Text("小于", "is less than"),
    help=Text(
        "小于；写三个参数时，中间的在两者之间（都不含边界）",
        "less than; with three operands the middle one lies strictly between the others",
    ),
    example=Example(
        rule={"<": [{"var": "amount"}, 50000]}, result=True, types={"amount": "money"}, values={"amount": 20000}
    ),
    config=comparison.TWO_OR_THREE,
    check=comparison.check_order,
    closure=comparison.closure(operator.lt),
    source=comparison.order_source,
    sql=comparison.order_sql(operator.lt),
    never_null=True,
)
