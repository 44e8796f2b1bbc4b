"""One cell of a decision table, read as the set of values for which it holds."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from engines.logic.literals import Misfit, natural_type, read_as
from engines.logic.types import BOOLEAN, TEXT, Enum, Type, is_ordered


@dataclass(frozen=True, slots=True)
class Span:
    """Values from `low` to `high`; an end that is None is open for ever, one not `_in` does not belong to it."""

    low: Any = None
    low_in: bool = False
    high: Any = None
    high_in: bool = False


@dataclass(frozen=True, slots=True)
class Test:
    """The spans for which a condition holds, and whether it holds for an absent value and for one of another type."""

    spans: tuple[Span, ...]
    absent: bool = False
    alien: bool = False

    def points(self) -> tuple[Any, ...]:
        """Every end there is."""
        return tuple(end for span in self.spans for end in (span.low, span.high) if end is not None)


EVERYTHING = Span()
ANY = Test((EVERYTHING,), absent=True, alien=True)


def point(value: Any) -> Span:
    return Span(value, True, value, True)


def one_of(values: Sequence[Any]) -> Test:
    return Test(tuple(point(value) for value in values))


def none_of(values: Sequence[Any]) -> Test:
    """Exactly NOT `one_of`: it also holds where there is no value."""
    ends = sorted(set(values))
    lows, highs = [None, *ends], [*ends, None]
    return Test(tuple(Span(low, False, high, False) for low, high in zip(lows, highs, strict=True)), True, True)


def empty(kind: Type) -> Test:
    return Test((point(""),) if kind == TEXT else (), absent=True)


def filled(kind: Type) -> Test:
    return Test(none_of([""]).spans if kind == TEXT else (EVERYTHING,), alien=True)


ONE: Mapping[str, Callable[[Any], Test]] = {
    "==": lambda value: one_of([value]),
    "!=": lambda value: none_of([value]),
    "<": lambda value: Test((Span(high=value),)),
    "<=": lambda value: Test((Span(high=value, high_in=True),)),
    ">": lambda value: Test((Span(low=value),)),
    ">=": lambda value: Test((Span(low=value, low_in=True),)),
}
SEVERAL: Mapping[str, Callable[[Sequence[Any]], Test]] = {
    "in": one_of,
    "not_in": none_of,
    "between": lambda ends: Test((Span(ends[0], True, ends[1], True),)),
}
FLAGS: Mapping[str, Callable[[Type], Test]] = {"any": lambda kind: ANY, "empty": empty, "filled": filled}
ORDERED = ("<", "<=", ">", ">=", "between")
CONDITIONS = (*FLAGS, *ONE, *SEVERAL)


def read_cell(cell: Mapping[str, Any], kind: Type) -> tuple[Test, ...]:
    """The tests that must all hold. Raises Misfit, whose first part of the code is what is wrong."""
    return tuple(_test(condition, operand, kind) for condition, operand in cell.items()) or (ANY,)


def _test(condition: str, operand: Any, kind: Type) -> Test:
    if condition in FLAGS:
        if operand is not True:
            raise Misfit("wrong_operand", f"“{condition}”后面只能写 true", f'"{condition}" is followed by true')
        return FLAGS[condition](kind)
    if condition in ORDERED and (kind == BOOLEAN or isinstance(kind, Enum) or not is_ordered(kind)):
        raise Misfit(
            "not_ordered",
            f"{kind.words.zh}没有大小，不能用“{condition}”",
            f'{kind.words.en} has no order: no "{condition}"',
        )
    if condition in ONE:
        return ONE[condition](_value(operand, kind))
    if condition not in SEVERAL:
        zh, en = "、".join(CONDITIONS), ", ".join(CONDITIONS)
        raise Misfit(
            "unknown_condition",
            f"没有条件“{condition}”；可用的有：{zh}",
            f'no condition "{condition}"; there are: {en}',
        )
    if not isinstance(operand, list) or (condition == "between" and len(operand) != 2):
        raise Misfit("wrong_operand", f"“{condition}”后面应是列表", f'"{condition}" is followed by a list')
    return SEVERAL[condition]([_value(each, kind) for each in operand])


def _value(value: Any, kind: Type) -> Any:
    if value is None:
        raise Misfit(
            "null_in_cell",
            '不能与 null 比较；请写 {"empty": true}',
            'nothing compares with null; write {"empty": true}',
        )
    return read_plain(value, kind)


def read_plain(value: Any, kind: Type) -> Any:
    """A single value of a table as `kind`. Raises Misfit, also for lists, objects and numbers out of bounds."""
    if natural_type(value) is None:
        raise Misfit("bad_value", "这里只能写一个值", "a single value is needed here")
    return read_as(value, kind)
