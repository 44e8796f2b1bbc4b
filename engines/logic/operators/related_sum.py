"""`related_sum`: the sum of a field over the other records that fulfil the condition."""

from __future__ import annotations

from engines.kinds import Text
from engines.logic import related
from engines.logic.expression import Example, OperatorKind
from engines.logic.operands import operands

KIND = OperatorKind(
    type="related_sum",
    symbol="related_sum",
    group="related",
    label=Text("相关单据求和", "sum over related records"),
    help=Text(
        "满足条件的其他单据的字段之和",
        "the sum of a field over the other records that fulfil the condition",
    ),
    example=Example(
        rule={
            ">=": [
                {"related_sum": ["ticket", "amount", {"==": [{"var": "order"}, {"var": "_record.order"}]}, "30d"]},
                3,
            ]
        },
        result=True,
        types={"order": "integer", "_forms": {"forms": {"ticket": {"order": "integer", "amount": "integer"}}}},
        values={
            "order": 7,
            "_related": {
                '["sum", "ticket", "amount", {"==": [{"var": ["order"]}, {"var": ["_record.order"]}]}, 2592000]': 3
            },
        },
    ),
    config=operands(related.FORM, related.FIELD, related.CONDITION, related.WINDOW),
    check=related.check("sum"),
    closure=related.closure,
    source=related.source,
)
