"""`related_min`: the least value of a field among the other records that fulfil the condition."""

from __future__ import annotations

from engines.kinds import Text
from engines.logic import related
from engines.logic.expression import Example, OperatorKind
from engines.logic.operands import operands

KIND = OperatorKind(
    type="related_min",
    symbol="related_min",
    group="related",
    label=Text("相关单据最小值", "least of related records"),
    help=Text(
        "满足条件的其他单据中字段的最小值；没有单据时为空",
        "the least value of a field among the other records that fulfil the condition; absent where there is none",
    ),
    example=Example(
        rule={
            ">=": [
                {"related_min": ["ticket", "amount", {"==": [{"var": "order"}, {"var": "_record.order"}]}, "30d"]},
                3,
            ]
        },
        result=True,
        types={"order": "integer", "_forms": {"forms": {"ticket": {"order": "integer", "amount": "integer"}}}},
        values={
            "order": 7,
            "_related": {
                '["min", "ticket", "amount", {"==": [{"var": ["order"]}, {"var": ["_record.order"]}]}, 2592000]': 3
            },
        },
    ),
    config=operands(related.FORM, related.FIELD, related.CONDITION, related.WINDOW),
    check=related.check("min"),
    closure=related.closure,
    source=related.source,
)
