"""`reduce`: one value worked out from a list, item by item."""

from __future__ import annotations

from typing import Any

from engines.kinds import Text
from engines.logic import lists
from engines.logic.checking import Checker
from engines.logic.expression import Call, Evaluate, Example, Literal, OperatorKind
from engines.logic.operands import LIST, Operand, operands
from engines.logic.source import Source
from engines.logic.types import ANY, DURATION, INTEGER, MONEY, NUMBER, List, Record, Type

CURRENT, SO_FAR = "current", "accumulator"
LONGEST = 100_000
"""A text that grows longer with every item is given up here: it would double as often as there are items."""


def check(call: Call, checker: Checker) -> Type:
    """The value so far is of the kind of the start; a number written down may stand for money or a duration too."""
    _, body, start = call.arguments
    kind, begins = lists.check_list(call, checker), checker.check(start)
    item = kind.item if isinstance(kind, List) else ANY
    if isinstance(start, Literal) and begins == INTEGER:
        for candidate in (INTEGER, NUMBER, MONEY, DURATION):
            if checker.tries(_fits, body, item, candidate, checker):
                start.type = candidate
                return candidate
    if not _fits(body, item, begins, checker) and body.type != ANY:
        zh, en = checker.subject(body)
        message = f"{zh}，与初始值的类型（{begins.words.zh}）不同", f"{en}, but the start is {begins.words.en}"
        return checker.refuse(body, "type_mismatch", *message)
    return begins


def _fits(body: Any, item: Type, so_far: Type, checker: Checker) -> bool:
    """Whether the body, given a value so far of this type, makes one again."""
    scope = List(Record({CURRENT: item, SO_FAR: so_far}))
    checker.check_item(body, scope)
    return body.type != ANY and checker.fit(body, so_far)


def step(found: Any) -> Any:
    return None if isinstance(found, str) and len(found) > LONGEST else found


def closure(call: Call) -> Evaluate:
    of, body, start = (argument.closure() for argument in call.arguments)

    def evaluate(values: Any, record: Any, now: int) -> Any:
        found = start(values, record, now)
        for item in of(values, record, now) or ():
            found = step(body({CURRENT: item, SO_FAR: found}, record, now))
        return found

    return evaluate


def source(call: Call, source: Source) -> str:
    of, body, start = call.arguments
    name = source.function(
        "items, found, r, now",
        "for item in items or ():",
        f"    v = {{{CURRENT!r}: item, {SO_FAR!r}: found}}",
        f"    found = {source.constant(step)}({source.write(body)})",
        "return found",
    )
    return f"{name}({source.write(of)}, {source.write(start)}, r, now)"


KIND = OperatorKind(
    type="reduce",
    symbol="reduce",
    group="list",
    label=Text("逐项累计", "reduce"),
    help=Text(
        "从初始值开始逐项计算；算式里 current 是这一项，accumulator 是到目前为止的值，_record 是单据",
        "begins with a start and goes on with each item: `current` is the item, `accumulator` the value so far",
    ),
    example=Example(
        rule={
            "reduce": [
                {"var": "items"},
                {"max": [{"var": "accumulator"}, {"*": [{"var": "current.price"}, {"var": "current.quantity"}]}]},
                0,
            ]
        },
        result=1800,
        types={"items": {"list": {"record": {"sku": "text", "quantity": "integer", "price": "money"}}}},
        values={"items": [{"sku": "A", "quantity": 2, "price": 900}, {"sku": "B", "quantity": 5, "price": 100}]},
    ),
    config=operands(LIST, Operand("value", "每一步的值", "value of each step"), Operand("start", "初始值", "start")),
    check=check,
    closure=closure,
    source=source,
)
