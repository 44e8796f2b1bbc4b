"""`%`: what division leaves, with the sign of the left side; empty where divided by zero."""

from engines.kinds import Text
from engines.logic import arithmetic, arithmetic_sql
from engines.logic.expression import Example, OperatorKind

KIND = OperatorKind(
    type="remainder",
    symbol="%",
    group="number",
    label=Text("取余", "remainder of"),
    help=Text(
        "相除的余数，符号同左边；除以零为空",
        "what division leaves, with the sign of the left side; empty where divided by zero",
    ),
    example=Example(
        rule={"%": [{"var": "quantity"}, 12]},
        result=3,
        types={"quantity": "integer"},
        values={"quantity": 27},
    ),
    config=arithmetic.TWO,
    check=arithmetic.check,
    closure=arithmetic.closure,
    source=arithmetic.source,
    sql=arithmetic_sql.steps,
)
