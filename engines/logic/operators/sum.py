"""`sum`: the items, or what is worked out for each, added up."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from engines.kinds import Text
from engines.logic import lists
from engines.logic.arithmetic import STEPS
from engines.logic.checking import Checker
from engines.logic.expression import Call, Evaluate, Example, OperatorKind
from engines.logic.source import Source
from engines.logic.types import ANY, NUMBER, NUMERIC, Type

ADD: Mapping[Type, Any] = {kind: STEPS["+", "real" if kind == NUMBER else "exact"] for kind in NUMERIC}


def check(call: Call, checker: Checker) -> Type:
    kind = lists.check_body(call, checker)
    if kind not in (*NUMERIC, ANY):
        return checker.refuse(
            call, "cannot_calculate", f"{kind.words.zh}不能求和", f"{kind.words.en} cannot be added up"
        )
    return kind


def closure(call: Call) -> Evaluate:
    add = ADD[call.type]

    def total(said: list[float]) -> float | None:
        found: float | None = 0
        for value in said:
            if value is not None:
                found = add(found, value)
        return found

    return lists.closure(total, condition=False)(call)


def source(call: Call, source: Source) -> str:
    """An empty value adds nothing."""
    each = "if (one := {item}) is not None: total = {add}(total, one)"
    return lists.loop(each, "return total", "total = 0", condition=False, add=ADD[call.type])(call, source)


KIND = OperatorKind(
    type="sum",
    symbol="sum",
    group="list",
    label=Text("求和", "sum of"),
    help=Text(
        "各项（或由每一项算出的值）之和；空值不计",
        "the items, or what is worked out for each, added up; empty ones add nothing",
    ),
    example=Example(
        rule={"sum": [{"var": "items"}, {"*": [{"var": "price"}, {"var": "quantity"}]}]},
        result=2300,
        types={"items": {"list": {"record": {"sku": "text", "quantity": "integer", "price": "money"}}}},
        values={"items": [{"sku": "A", "quantity": 2, "price": 900}, {"sku": "B", "quantity": 5, "price": 100}]},
    ),
    config=lists.MAYBE_VALUE,
    check=check,
    closure=closure,
    source=source,
)
