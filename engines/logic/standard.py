"""`apply`: JsonLogic as json-logic-js means it, coercions and all, for imported rules and as a yardstick.

Definitions never run on this: they are written in the typed dialect of `compile`.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping
from functools import reduce
from typing import Any

Operation = Callable[..., Any]


def apply(rule: Any, data: Any = None) -> Any:
    """The value of `rule` on `data`. Raises ValueError for an operator that JsonLogic does not have.

    >>> apply({">": [{"var": "amount"}, 100]}, {"amount": "101"})
    True
    """
    if isinstance(rule, list):
        return [apply(part, data) for part in rule]
    if not isinstance(rule, dict) or len(rule) != 1:
        return rule
    [(symbol, operands)] = rule.items()
    operands = operands if isinstance(operands, list) else [operands]
    if symbol in LAZY:
        return LAZY[symbol](data, *operands)
    if symbol not in EAGER:
        raise ValueError(f"JsonLogic has no operator {symbol!r}")
    values = [apply(operand, data) for operand in operands]
    return EAGER[symbol](data, *values) if symbol in NEED_DATA else EAGER[symbol](*values)


def truthy(value: Any) -> bool:
    """JsonLogic's own idea: as JavaScript, but an empty list is false."""
    return not (value is None or value is False or value in (0, "", []) or value != value)


def number(value: Any) -> float:
    """JavaScript's Number()."""
    if value is None:
        return 0
    if isinstance(value, bool | int | float):
        return value
    if isinstance(value, list):
        return number(text(value))
    try:
        return _plain(float(value)) if value.strip() else 0
    except (ValueError, AttributeError):
        return math.nan


def text(value: Any) -> str:
    """JavaScript's String()."""
    if isinstance(value, list):
        return ",".join("" if part is None else text(part) for part in value)
    if isinstance(value, bool) or value is None:
        return {True: "true", False: "false", None: "null"}[value]
    return (
        str(_plain(value)) if isinstance(value, float) else "[object Object]" if isinstance(value, dict) else str(value)
    )


def _plain(value: float) -> float:
    """2.0 as 2: JavaScript has one kind of number."""
    return int(value) if isinstance(value, float) and value.is_integer() else value


def loosely_equal(left: Any, right: Any) -> bool:
    """JavaScript's ==."""
    if left is None or right is None:
        return left is right
    if isinstance(left, str) and isinstance(right, str):
        return left == right
    if isinstance(left, dict | list) and isinstance(right, dict | list):
        return left is right
    return number(left) == number(right)


def strictly_equal(left: Any, right: Any) -> bool:
    """JavaScript's ===."""
    if isinstance(left, dict | list) or isinstance(right, dict | list):
        return left is right
    return isinstance(left, bool) == isinstance(right, bool) and bool(left == right)


def _compare(holds: Callable[[Any, Any], bool]) -> Operation:
    def compare(left: Any, middle: Any = None, *upper: Any) -> bool:
        return _holds(holds, left, middle) and (not upper or _holds(holds, middle, upper[0]))

    return compare


def _holds(holds: Callable[[Any, Any], bool], left: Any, right: Any) -> bool:
    if isinstance(left, str) and isinstance(right, str):
        return holds(left, right)
    return holds(number(left), number(right))


def _var(data: Any, path: Any = "", default: Any = None) -> Any:
    if path in ("", None) or path == []:
        return data
    found = data
    for step in text(path).split("."):
        if isinstance(found, Mapping):
            found = found.get(step)
        elif isinstance(found, list | str) and step.isdecimal() and int(step) < len(found):
            found = found[int(step)]
        else:
            return default
    return default if found is None else found


def _missing(data: Any, *paths: Any) -> list[Any]:
    names = paths[0] if paths and isinstance(paths[0], list) else paths
    return [name for name in names if _var(data, name) in (None, "")]


def _missing_some(data: Any, needed: Any, names: list[Any]) -> list[Any]:
    absent = _missing(data, names)
    return [] if len(names) - len(absent) >= needed else absent


def _if(data: Any, *arms: Any) -> Any:
    for condition, value in zip(arms[::2], arms[1::2], strict=False):
        if truthy(apply(condition, data)):
            return apply(value, data)
    return apply(arms[-1], data) if len(arms) % 2 else None


def _and(data: Any, *parts: Any) -> Any:
    value = None
    for part in parts:
        value = apply(part, data)
        if not truthy(value):
            break
    return value


def _or(data: Any, *parts: Any) -> Any:
    value = None
    for part in parts:
        value = apply(part, data)
        if truthy(value):
            break
    return value


def _items(data: Any, items: Any) -> list[Any]:
    found = apply(items, data)
    return found if isinstance(found, list) else []


def _reduce(data: Any, items: Any, body: Any, start: Any = None) -> Any:
    found = _items(data, items)
    return reduce(lambda total, item: apply(body, {"current": item, "accumulator": total}), found, apply(start, data))


def _all(data: Any, items: Any, body: Any) -> bool:
    found = _items(data, items)
    return bool(found) and all(truthy(apply(body, item)) for item in found)


def _some(data: Any, items: Any, body: Any) -> bool:
    return any(truthy(apply(body, item)) for item in _items(data, items))


def _in(part: Any, whole: Any = None) -> bool:
    if isinstance(whole, str):
        return text(part) in whole
    return isinstance(whole, list) and any(strictly_equal(part, item) for item in whole)


def _substr(of: Any, start: Any, length: Any = None) -> str:
    tail = text(of)[int(start) :]
    return tail if length is None else tail[: int(length)]


def _divide(left: Any, right: Any) -> float:
    over, under = number(left), number(right)
    if under:
        return _plain(over / under)
    return math.nan if over == 0 or over != over else math.copysign(math.inf, over)


def _remainder(left: Any, right: Any) -> float:
    over, under = number(left), number(right)
    return _plain(math.fmod(over, under)) if under and math.isfinite(over) else math.nan


def _add(*operands: Any) -> float:
    return _plain(sum(number(operand) for operand in operands))


def _multiply(first: Any, *operands: Any) -> Any:
    return (
        _plain(reduce(lambda total, operand: total * number(operand), operands, number(first))) if operands else first
    )


def _subtract(left: Any, *right: Any) -> float:
    return _plain(number(left) - number(right[0]) if right else -number(left))


def _merge(*parts: Any) -> list[Any]:
    return [item for part in parts for item in (part if isinstance(part, list) else [part])]


LAZY: Mapping[str, Operation] = {
    "if": _if,
    "?:": _if,
    "and": _and,
    "or": _or,
    "filter": lambda data, items, body: [item for item in _items(data, items) if truthy(apply(body, item))],
    "map": lambda data, items, body: [apply(body, item) for item in _items(data, items)],
    "reduce": _reduce,
    "all": _all,
    "some": _some,
    "none": lambda data, items, body: not _some(data, items, body),
}
NEED_DATA = ("var", "missing", "missing_some")
EAGER: Mapping[str, Operation] = {
    "var": _var,
    "missing": _missing,
    "missing_some": _missing_some,
    "==": loosely_equal,
    "===": strictly_equal,
    "!=": lambda left, right: not loosely_equal(left, right),
    "!==": lambda left, right: not strictly_equal(left, right),
    "<": _compare(lambda left, right: left < right),
    "<=": _compare(lambda left, right: left <= right),
    ">": _compare(lambda left, right: left > right),
    ">=": _compare(lambda left, right: left >= right),
    "!": lambda value=None: not truthy(value),
    "!!": lambda value=None: truthy(value),
    "in": _in,
    "cat": lambda *parts: "".join(text(part) for part in parts),
    "substr": _substr,
    "merge": _merge,
    "max": lambda *operands: _plain(max(map(number, operands), default=-math.inf)),
    "min": lambda *operands: _plain(min(map(number, operands), default=math.inf)),
    "+": _add,
    "*": _multiply,
    "-": _subtract,
    "/": _divide,
    "%": _remainder,
    "log": lambda value=None: value,
}
