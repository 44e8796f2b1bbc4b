"""Calculating so that Python, both databases and a browser agree to the last bit.

Whole numbers (also 分 and seconds) are exact; a result beyond 2^53−1 is absent. Decimals are IEEE doubles whose
operands are absent beyond 10^140 and zero below 10^-140, because there a database answers with an error. Money times
or divided by a number is rounded to whole 分: floor(x + 0.5). Division by zero is absent.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping
from typing import Any

from jsonlogic.json_schema.types import BinaryOp, UnsupportedOperation

from engines.logic.checking import Checker, is_flexible
from engines.logic.expression import Call, Evaluate
from engines.logic.operands import LEFT, RIGHT, Operand, operands
from engines.logic.source import Source
from engines.logic.types import ANY, DURATION, INSTANT, INTEGER, MONEY, NULL, NUMBER, Type, unify
from engines.strict_json import MAX_INTEGER

HUGE, TINY = 1e140, 1e-140
TWO = operands(LEFT, RIGHT)
SOME = operands(Operand("operands", "数", "numbers", many=True, at_least=2))

Step = Callable[[Any, Any], Any]


def exact(value: int) -> int | None:
    """A whole number, absent where a double could not hold it."""
    return value if -MAX_INTEGER <= value <= MAX_INTEGER else None


def real(value: float) -> float | None:
    """An operand of a calculation with decimals."""
    size = abs(value)
    if size > HUGE:
        return None
    return float(value) if size >= TINY else 0.0


def half_up(value: float) -> int | None:
    """The nearest whole number, halves upwards."""
    raised = value + 0.5
    return math.floor(raised) if abs(raised) <= MAX_INTEGER else None


def _exactly(calculate: Callable[[int, int], int]) -> Step:
    def step(left: int | None, right: int | None) -> int | None:
        return None if left is None or right is None else exact(calculate(left, right))

    return step


def _really(calculate: Callable[[float, float], float | None]) -> Step:
    def step(left: float | None, right: float | None) -> float | None:
        left = None if left is None else real(left)
        right = None if right is None else real(right)
        return None if left is None or right is None else calculate(left, right)

    return step


def _in_money(calculate: Callable[[float, float], float | None]) -> Step:
    really = _really(calculate)

    def step(left: float | None, right: float | None) -> int | None:
        found = really(left, right)
        return None if found is None else half_up(found)

    return step


def _divided(left: float, right: float) -> float | None:
    return left / right if right else None


def _remainder(left: int | None, right: int | None) -> int | None:
    """With the sign of the left side, as JavaScript and SQL have it and Python has not."""
    if left is None or not right:
        return None
    found = abs(left) % abs(right)
    return found if left >= 0 else -found


STEPS: Mapping[tuple[str, str], Step] = {
    ("+", "exact"): _exactly(lambda left, right: left + right),
    ("-", "exact"): _exactly(lambda left, right: left - right),
    ("*", "exact"): _exactly(lambda left, right: left * right),
    ("%", "exact"): _remainder,
    ("+", "real"): _really(lambda left, right: left + right),
    ("-", "real"): _really(lambda left, right: left - right),
    ("*", "real"): _really(lambda left, right: left * right),
    ("/", "real"): _really(_divided),
    ("%", "real"): _really(lambda left, right: math.fmod(left, right) if right else None),
    ("*", "money"): _in_money(lambda left, right: left * right),
    ("/", "money"): _in_money(_divided),
}


def way(symbol: str, left: Type, right: Type, result: Type) -> str:
    """Which of the three ways a step is calculated."""
    if result == NUMBER:
        return "real"
    return "money" if symbol == "/" or NUMBER in (left, right) else "exact"


def check(call: Call, checker: Checker) -> Type:
    """From left to right; what is learned is the way of every step."""
    symbol: BinaryOp = call.kind.symbol  # type: ignore[assignment]  # the files that use this are named so
    kinds = [checker.check(argument) for argument in call.arguments]
    if symbol in ("+", "-") and not _settled(call, kinds, checker):
        return ANY
    total, ways = call.arguments[0].type, []
    for argument in call.arguments[1:]:
        try:
            result = total.binary_op(argument.type, symbol)
        except UnsupportedOperation:
            return _refused(call, total, argument.type, checker)
        assert isinstance(result, Type)
        ways.append(way(symbol, total, argument.type, result))
        total = result
    call.learned = tuple(ways)
    return total


def _settled(call: Call, kinds: list[Type], checker: Checker) -> bool:
    """Literals take the type of what they are added to; beside a date with time they are durations."""
    if INSTANT in kinds:
        return all(checker.fit(argument, DURATION) for argument in call.arguments if is_flexible(argument))
    firm: Type = NULL
    for argument in call.arguments:
        firm = firm if is_flexible(argument) else unify(firm, argument.type) or ANY
    if firm in (NULL, ANY, INTEGER, NUMBER):
        return True
    return all(checker.need(argument, firm) != ANY for argument in call.arguments if is_flexible(argument))


def _refused(call: Call, left: Type, right: Type, checker: Checker) -> Type:
    zh, en = f"{left.words.zh}和{right.words.zh}", f"{left.words.en} and {right.words.en}"
    hint = "" if MONEY not in (left, right) else ";金额只能与金额加减，与数字乘除"
    return checker.refuse(
        call,
        "cannot_calculate",
        f"“{call.kind.label.zh}”不能用于{zh}{hint}",
        f'"{call.kind.label.en}" does not work on {en}',
    )


def closure(call: Call) -> Evaluate:
    first, *others = [argument.closure() for argument in call.arguments]
    steps = [(STEPS[call.kind.symbol, way], other) for way, other in zip(call.learned, others, strict=True)]

    def evaluate(values: Any, record: Any, now: int) -> Any:
        total = first(values, record, now)
        for step, other in steps:
            total = step(total, other(values, record, now))
        return total

    return evaluate


def source(call: Call, source: Source) -> str:
    """Nested calls of the steps; the plainest, two whole numbers added or subtracted, without a call."""
    if call.learned == ("exact",) and call.kind.symbol in ("+", "-"):
        return _plain(call, source)
    code = source.write(call.arguments[0])
    for way, argument in zip(call.learned, call.arguments[1:], strict=True):
        code = f"{source.constant(STEPS[call.kind.symbol, way])}({code}, {source.write(argument)})"
    return code


def _plain(call: Call, source: Source) -> str:
    conditions, (left, right) = source.guarded(call.arguments)
    total = source.name()
    fits = f"-{MAX_INTEGER} <= ({total} := {left} {call.kind.symbol} {right}) <= {MAX_INTEGER}"
    return f"({total} if {' and '.join([*conditions, fits])} else None)"
