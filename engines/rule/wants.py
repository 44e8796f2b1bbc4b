"""What a record must hold for a rule's condition to hold: fixed values and ranges, read off its top-level `and`."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Iterator, Mapping, Sequence
from itertools import pairwise
from math import inf

from engines.logic.compiled import conjuncts
from engines.logic.expression import Call, Expression, Literal, Series
from engines.logic.types import BOOLEAN, DURATION, INTEGER, MONEY, NUMBER, TEXT, Enum
from engines.rule.rule import Rule

Wanted = Mapping[str, tuple[Hashable, ...]]
"""The values of which a rule's condition needs one, by name."""

Range = tuple[float, float]
"""The least and the greatest number that will do, both included: it may be a little too wide, never too narrow."""

KEYS = (TEXT, BOOLEAN, INTEGER, MONEY)
NUMBERS = (INTEGER, MONEY, NUMBER, DURATION)
UPWARDS, DOWNWARDS = ("<", "<="), (">", ">=")


def wants(rule: Rule) -> Wanted:
    """The fixed values without which the rule's condition cannot hold: `==` and `in`."""
    found: dict[str, tuple[Hashable, ...]] = {}
    for name, values in _fixed(rule):
        found[name] = tuple(value for value in found[name] if value in values) if name in found else values
    return found


def ranges(rule: Rule) -> Mapping[str, Range]:
    """The ranges outside of which the rule's condition cannot hold: comparisons with numbers that are written down."""
    found: dict[str, Range] = {}
    for name, least, greatest in _bounds(rule):
        low, high = found.get(name, (-inf, inf))
        found[name] = (max(low, least), min(high, greatest))
    return found


def _calls(rule: Rule) -> Iterator[Call]:
    parts = conjuncts(rule.when.expression) if rule.when else ()
    return (part for part in parts if isinstance(part, Call))


def _fixed(rule: Rule) -> Iterator[tuple[str, tuple[Hashable, ...]]]:
    for part in _calls(rule):
        if len(part.arguments) == 2:
            left, right = part.arguments
            match part.kind.symbol:
                case "==":
                    yield from (*_pair(left, [right]), *_pair(right, [left]))
                case "in" if isinstance(right, Series):
                    yield from _pair(left, right.items)


def _pair(asked: Expression, given: Sequence[Expression]) -> Iterator[tuple[str, tuple[Hashable, ...]]]:
    """The name and its values, where `asked` is a name that can lie in a key and all `given` are written down."""
    name, values = _plain_name(asked), [each.value for each in given if isinstance(each, Literal)]
    fit = isinstance(asked.type, Enum) or asked.type in KEYS
    if name is not None and fit and len(values) == len(given) and None not in values:
        yield name, tuple(dict.fromkeys(values))


def _bounds(rule: Rule) -> Iterator[tuple[str, float, float]]:
    for part in _calls(rule):
        for left, right in _rising(part):
            if isinstance(right, Literal) and (name := _number_name(left)):
                yield name, -inf, right.value
            if isinstance(left, Literal) and (name := _number_name(right)):
                yield name, left.value, inf


def _rising(part: Call) -> Iterable[tuple[Expression, Expression]]:
    """The neighbours of a comparison, the one that must be less first."""
    if part.kind.symbol in UPWARDS:
        return pairwise(part.arguments)
    return pairwise(part.arguments[::-1]) if part.kind.symbol in DOWNWARDS else ()


def _number_name(part: Expression) -> str | None:
    return _plain_name(part) if part.type in NUMBERS else None


def _plain_name(part: Expression) -> str | None:
    """The name that `part` reads, where it is a value of the record itself."""
    if isinstance(part, Call) and part.kind.symbol == "var" and len(part.reads) == 1 and len(part.arguments) == 1:
        return None if "." in part.reads[0] else part.reads[0]
    return None
