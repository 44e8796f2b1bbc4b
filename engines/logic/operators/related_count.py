"""`related_count`: how many other records fulfil the condition."""

from __future__ import annotations

from engines.kinds import Text
from engines.logic import related
from engines.logic.expression import Example, OperatorKind
from engines.logic.operands import operands

KIND = OperatorKind(
    type="related_count",
    symbol="related_count",
    group="related",
    label=Text("相关单据数", "number of related records"),
    help=Text(
        "有几条其他单据满足条件；条件里 var 读那条单据，_record 是本单；时段按创建时间算",
        "how many other records of the window fulfil the condition: `var` reads one of them, `_record` this one",
    ),
    example=Example(
        rule={">=": [{"related_count": ["ticket", {"==": [{"var": "order"}, {"var": "_record.order"}]}, "30d"]}, 3]},
        result=True,
        types={"order": "integer", "_forms": {"forms": {"ticket": {"order": "integer", "amount": "integer"}}}},
        values={
            "order": 7,
            "_related": {'["count", "ticket", {"==": [{"var": ["order"]}, {"var": ["_record.order"]}]}, 2592000]': 3},
        },
    ),
    config=operands(related.FORM, related.CONDITION, related.WINDOW),
    check=related.check("count"),
    closure=related.closure,
    source=related.source,
)
