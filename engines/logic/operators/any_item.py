"""`any`: at least one item fulfils the condition; false for an empty list."""

from __future__ import annotations

from engines.kinds import Text
from engines.logic import lists
from engines.logic.expression import Example, OperatorKind

KIND = OperatorKind(
    type="any_item",
    symbol="any",
    aliases=("some",),
    group="list",
    label=Text("任一项满足", "any item"),
    help=Text(
        "列表里至少一项满足条件；列表为空时为假", "at least one item fulfils the condition; false for an empty list"
    ),
    example=Example(
        rule={"any": [{"var": "items"}, {">": [{"var": "quantity"}, 3]}]},
        result=True,
        types={"items": {"list": {"record": {"sku": "text", "quantity": "integer", "price": "money"}}}},
        values={"items": [{"sku": "A", "quantity": 2, "price": 900}, {"sku": "B", "quantity": 5, "price": 100}]},
    ),
    config=lists.CONDITION,
    check=lists.asks,
    closure=lists.closure(any),
    source=lists.loop("if {item}: return True", "return False"),
    never_null=True,
)
