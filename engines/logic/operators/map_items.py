"""`map`: the list of what is worked out for each item."""

from __future__ import annotations

from engines.kinds import Text
from engines.logic import lists
from engines.logic.checking import Checker
from engines.logic.expression import Call, Example, OperatorKind
from engines.logic.types import List, Type


def check(call: Call, checker: Checker) -> Type:
    return List(lists.check_body(call, checker))


KIND = OperatorKind(
    type="map_items",
    symbol="map",
    group="list",
    label=Text("取每一项的", "of each item"),
    help=Text("由每一项算出的值组成的列表", "the list of what is worked out for each item"),
    example=Example(
        rule={"in": ["B", {"map": [{"var": "items"}, {"var": "sku"}]}]},
        result=True,
        types={"items": {"list": {"record": {"sku": "text", "quantity": "integer", "price": "money"}}}},
        values={"items": [{"sku": "A", "quantity": 2, "price": 900}, {"sku": "B", "quantity": 5, "price": 100}]},
    ),
    config=lists.VALUE,
    check=check,
    closure=lists.closure(list, condition=False),
    source=lists.loop("found.append({item})", "return found", "found = []", condition=False),
    never_null=True,
)
