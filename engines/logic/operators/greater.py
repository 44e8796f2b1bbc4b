"""`>`: greater than, by code point for texts."""

import operator

from engines.kinds import Text
from engines.logic import comparison
from engines.logic.expression import Example, OperatorKind

KIND = OperatorKind(
    type="greater",
    symbol=">",
    group="comparison",
    label=Text("大于", "is greater than"),
    help=Text("大于；有一边为空时为假", "greater than; false where a side is empty"),
    example=Example(
        rule={">": [{"var": "amount"}, 50000]}, result=False, types={"amount": "money"}, values={"amount": 50000}
    ),
    config=comparison.TWO_OR_THREE,
    check=comparison.check_order,
    closure=comparison.closure(operator.gt),
    source=comparison.order_source,
    sql=comparison.order_sql(operator.gt),
    never_null=True,
)
