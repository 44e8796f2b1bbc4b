"""`all`: every item fulfils the condition; false for an empty list."""

from __future__ import annotations

from engines.kinds import Text
from engines.logic import lists
from engines.logic.expression import Example, OperatorKind

KIND = OperatorKind(
    type="all_items",
    symbol="all",
    group="list",
    label=Text("每一项都满足", "every item"),
    help=Text("列表里每一项都满足条件；列表为空时为假", "every item fulfils the condition; false for an empty list"),
    example=Example(
        rule={"all": [{"var": "items"}, {">": [{"var": "quantity"}, 3]}]},
        result=False,
        types={"items": {"list": {"record": {"sku": "text", "quantity": "integer", "price": "money"}}}},
        values={"items": [{"sku": "A", "quantity": 2, "price": 900}, {"sku": "B", "quantity": 5, "price": 100}]},
    ),
    config=lists.CONDITION,
    check=lists.asks,
    closure=lists.closure(lambda said: bool(said) and all(said)),
    source=lists.loop("if not {item}: return False", "return not not items"),
    never_null=True,
)
