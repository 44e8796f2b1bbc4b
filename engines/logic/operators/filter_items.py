"""`filter`: the items that fulfil the condition."""

from __future__ import annotations

from engines.kinds import Text
from engines.logic import lists
from engines.logic.expression import Call, Evaluate, Example, OperatorKind, truth


def closure(call: Call) -> Evaluate:
    of, holds = call.arguments[0].closure(), truth(call.arguments[1])
    return lambda values, record, now: [item for item in of(values, record, now) or () if holds(item, record, now)]


KIND = OperatorKind(
    type="filter_items",
    symbol="filter",
    group="list",
    label=Text("筛选", "items where"),
    help=Text("列表里满足条件的各项", "the items that fulfil the condition"),
    example=Example(
        rule={"count": [{"filter": [{"var": "items"}, {">": [{"var": "quantity"}, 3]}]}]},
        result=1,
        types={"items": {"list": {"record": {"sku": "text", "quantity": "integer", "price": "money"}}}},
        values={"items": [{"sku": "A", "quantity": 2, "price": 900}, {"sku": "B", "quantity": 5, "price": 100}]},
    ),
    config=lists.CONDITION,
    check=lists.check_condition,
    closure=closure,
    source=lists.loop("if {item}: found.append(v)", "return found", "found = []"),
    never_null=True,
)
