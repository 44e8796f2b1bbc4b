"""`none`: no item fulfils the condition; true for an empty list."""

from __future__ import annotations

from engines.kinds import Text
from engines.logic import lists
from engines.logic.expression import Example, OperatorKind

KIND = OperatorKind(
    type="no_item",
    symbol="none",
    group="list",
    label=Text("没有一项满足", "no item"),
    help=Text("列表里没有一项满足条件；列表为空时为真", "no item fulfils the condition; true for an empty list"),
    example=Example(
        rule={"none": [{"var": "items"}, {">": [{"var": "quantity"}, 3]}]},
        result=False,
        types={"items": {"list": {"record": {"sku": "text", "quantity": "integer", "price": "money"}}}},
        values={"items": [{"sku": "A", "quantity": 2, "price": 900}, {"sku": "B", "quantity": 5, "price": 100}]},
    ),
    config=lists.CONDITION,
    check=lists.asks,
    closure=lists.closure(lambda said: not any(said)),
    source=lists.loop("if {item}: return False", "return True"),
    never_null=True,
)
