"""Which spans of time a chart shows: without a gap, so that a day on which nothing happened stands there as 0."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from itertools import pairwise
from typing import Any

from engines.logic import Compiled
from engines.logic.compiled import conjuncts
from engines.logic.expression import Call, Expression, reads
from engines.report.grain import DAY, GRAINS, seconds_of_date
from engines.report.model import Dimension

FAR = 400
"""So many empty spans at most are added before and after the data, where the filter reaches further."""
MOST = 10_000
PAST = ("_created_at", "_updated_at", "_first_response_at", "_resolved_at", "_closed_at")
"""Times that have been: a chart of them runs until now."""


def spine(
    dimension: Dimension, found: Collection[int], condition: Compiled | None, now: int, zone_offset: int
) -> Collection[int]:
    """The buckets of `dimension` to show, where those `found` have data and `condition` is the report's filter."""
    grain = GRAINS[dimension.grain or "day"]
    if grain.all is not None:
        return grain.all
    first, last = min(found), max(found)
    lows, highs = _limits(dimension, condition, now, zone_offset)
    present = grain.bucket(now + zone_offset)
    low = min(first, max((grain.bucket(each) for each in lows), default=first))
    high = min((grain.bucket(each) for each in highs), default=present if dimension.name in PAST else last)
    if dimension.name in PAST:
        high = min(high, present)
    span = range(max(low, first - FAR), min(max(high, last), last + FAR) + 1)
    return span if len(span) <= MOST else found


def _limits(
    dimension: Dimension, condition: Compiled | None, now: int, zone_offset: int
) -> tuple[list[int], list[int]]:
    """The first and last local seconds that the filter lets through, as far as its top-level `and` says so."""
    lows: list[int] = []
    highs: list[int] = []
    for low, strict, high in _pairs(condition):
        if _is(low, dimension) and (value := _constant(high, now)) is not None:
            highs.append(_local(value, zone_offset) - strict)
        elif _is(high, dimension) and (value := _constant(low, now)) is not None:
            step = DAY if dimension.of_date else 1
            lows.append(_local(value, zone_offset) + step * strict)
    return lows, highs


def _pairs(condition: Compiled | None) -> Iterator[tuple[Expression, bool, Expression]]:
    """Every `low < high` (strict) and `low <= high` among the conditions that must all hold."""
    for part in conjuncts(condition.expression) if condition else ():
        if isinstance(part, Call) and part.kind.symbol in ("<", "<=", ">", ">="):
            sides = part.arguments if "<" in part.kind.symbol else part.arguments[::-1]
            yield from ((low, "=" not in part.kind.symbol, high) for low, high in pairwise(sides))


def _is(part: Expression, dimension: Dimension) -> bool:
    return isinstance(part, Call) and part.kind.symbol == "var" and part.reads == (dimension.name,)


def _constant(part: Expression, now: int) -> Any:
    return None if reads(part) else part.closure()({}, {}, now)


def _local(value: int | str, zone_offset: int) -> int:
    return seconds_of_date(value) if isinstance(value, str) else value + zone_offset
