"""What the list operators share: the list, then a body in which `var` reads one item and `_record` the record."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from engines.logic.checking import Checker
from engines.logic.expression import Call, Evaluate, truth
from engines.logic.operands import LIST, Operand, operands
from engines.logic.source import Source
from engines.logic.types import ANY, BOOLEAN, List, Type

CONDITION = operands(LIST, Operand("condition", "每一项的条件", "condition on each item"))
MAYBE_CONDITION = operands(LIST, Operand("condition", "每一项的条件", "condition on each item", optional=True))
VALUE = operands(LIST, Operand("value", "每一项的值", "value of each item"))
MAYBE_VALUE = operands(LIST, Operand("value", "每一项的值", "value of each item", optional=True))


def check_list(call: Call, checker: Checker) -> Type:
    """The type of the list; ANY after a complaint."""
    [of, *_] = call.arguments
    kind = checker.check(of)
    if isinstance(kind, List) or kind == ANY:
        return kind
    zh, en = checker.subject(of)
    return checker.refuse(of, "type_mismatch", f"{zh}，这里应为列表", f"{en}; a list is needed here")


def check_condition(call: Call, checker: Checker) -> Type:
    """The type of the list whose items the body asks about."""
    kind = check_list(call, checker)
    for body in call.arguments[1:]:
        if checker.check_item(body, kind) not in (BOOLEAN, ANY):
            zh, en = checker.subject(body)
            checker.refuse(body, "not_a_condition", f"{zh}，不是条件", f"{en}, not a condition")
    return kind


def check_body(call: Call, checker: Checker) -> Type:
    """The type of the body's values; without a body, of the items themselves."""
    kind = check_list(call, checker)
    if len(call.arguments) > 1:
        return checker.check_item(call.arguments[1], kind)
    return kind.item if isinstance(kind, List) else ANY


def asks(call: Call, checker: Checker) -> Type:
    """The check of an operator that answers yes or no."""
    check_condition(call, checker)
    return BOOLEAN


def closure(reduce: Callable[[list[Any]], Any], condition: bool = True) -> Callable[[Call], Evaluate]:
    """`reduce` of what the body says of each item, of the items themselves without a body. No list is an empty one."""

    def build(call: Call) -> Evaluate:
        of, *bodies = (argument.closure() for argument in call.arguments)
        body = truth(call.arguments[1]) if bodies and condition else bodies[0] if bodies else None

        def evaluate(values: Any, record: Any, now: int) -> Any:
            items = of(values, record, now) or ()
            return reduce([body(item, record, now) for item in items] if body else list(items))

        return evaluate

    return build


def loop(
    each: str, last: str, first: str = "", condition: bool = True, **constants: Any
) -> Callable[[Call, Source], str]:
    """A loop over the items as a helper function.

    `each` is its body, in which {item} stands for what is said of the item `v`; `first` comes before, `last` after.
    """

    def write(call: Call, source: Source) -> str:
        of = source.write(call.arguments[0])
        said = "v"
        if len(call.arguments) > 1:
            body = call.arguments[1]
            said = source.condition(body) if condition else source.write(body)
        named = {name: source.constant(value) for name, value in constants.items()}
        lines = [first, "for v in items or ():", f"    {each}", last]
        name = source.function("items, r, now", *(line.format(item=said, **named) for line in lines if line))
        return f"{name}({of}, r, now)"

    return write
