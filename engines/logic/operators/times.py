"""`*`: multiplies numbers; money times a number is rounded to 分."""

from engines.kinds import Text
from engines.logic import arithmetic, arithmetic_sql
from engines.logic.expression import Example, OperatorKind

KIND = OperatorKind(
    type="times",
    symbol="*",
    group="number",
    label=Text("相乘", "times"),
    help=Text(
        "数字相乘；金额乘以数字后四舍五入到分",
        "multiplies numbers; money times a number is rounded to 分",
    ),
    example=Example(
        rule={"*": [{"var": "price"}, 0.8]},
        result=7999,
        types={"price": "money"},
        values={"price": 9999},
    ),
    config=arithmetic.SOME,
    check=arithmetic.check,
    closure=arithmetic.closure,
    source=arithmetic.source,
    sql=arithmetic_sql.steps,
)
