"""`/`: divides; empty where divided by zero, money divided by a number is rounded to 分."""

from engines.kinds import Text
from engines.logic import arithmetic, arithmetic_sql
from engines.logic.expression import Example, OperatorKind

KIND = OperatorKind(
    type="divide",
    symbol="/",
    group="number",
    label=Text("相除", "divided by"),
    help=Text(
        "相除；除以零为空，金额除以数字后四舍五入到分",
        "divides; empty where divided by zero, money divided by a number is rounded to 分",
    ),
    example=Example(
        rule={"/": [{"var": "refunded"}, {"var": "paid"}]},
        result=0.5,
        types={"refunded": "money", "paid": "money"},
        values={"refunded": 500, "paid": 1000},
    ),
    config=arithmetic.TWO,
    check=arithmetic.check,
    closure=arithmetic.closure,
    source=arithmetic.source,
    sql=arithmetic_sql.steps,
)
