"""`+`: adds numbers, money or durations; a duration can be added to a date with time."""

from engines.kinds import Text
from engines.logic import arithmetic, arithmetic_sql
from engines.logic.expression import Example, OperatorKind

KIND = OperatorKind(
    type="plus",
    symbol="+",
    group="number",
    label=Text("相加", "plus"),
    help=Text(
        "数字、金额、时长相加；时间可加时长",
        "adds numbers, money or durations; a duration can be added to a date with time",
    ),
    example=Example(
        rule={"+": [{"var": "amount"}, {"var": "freight"}]},
        result=11200,
        types={"amount": "money", "freight": "money"},
        values={"amount": 10000, "freight": 1200},
    ),
    config=arithmetic.SOME,
    check=arithmetic.check,
    closure=arithmetic.closure,
    source=arithmetic.source,
    sql=arithmetic_sql.steps,
)
