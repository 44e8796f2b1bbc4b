"""`count`: how many items a list has, or how many fulfil a condition."""

from __future__ import annotations

from engines.kinds import Text
from engines.logic import lists
from engines.logic.checking import Checker
from engines.logic.expression import Call, Evaluate, Example, OperatorKind
from engines.logic.source import Source
from engines.logic.types import INTEGER, Type

ALL = lists.loop("count += 1", "return count", "count = 0")
SOME = lists.loop("if {item}: count += 1", "return count", "count = 0")


def check(call: Call, checker: Checker) -> Type:
    lists.check_condition(call, checker)
    return INTEGER


def source(call: Call, source: Source) -> str:
    return (ALL if len(call.arguments) == 1 else SOME)(call, source)


def closure(call: Call) -> Evaluate:
    return lists.closure(sum)(call) if len(call.arguments) > 1 else lists.closure(len)(call)


KIND = OperatorKind(
    type="count",
    symbol="count",
    group="list",
    label=Text("计数", "number of"),
    help=Text(
        "列表有几项；写了条件则为满足条件的项数", "how many items there are; with a condition, how many fulfil it"
    ),
    example=Example(
        rule={"count": [{"var": "items"}, {">": [{"var": "quantity"}, 3]}]},
        result=1,
        types={"items": {"list": {"record": {"sku": "text", "quantity": "integer", "price": "money"}}}},
        values={"items": [{"sku": "A", "quantity": 2, "price": 900}, {"sku": "B", "quantity": 5, "price": 100}]},
    ),
    config=lists.MAYBE_CONDITION,
    check=check,
    closure=closure,
    source=source,
    never_null=True,
)
