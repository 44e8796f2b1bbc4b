"""Cuts the range of a number into slices: a rule that asks for some of them is not tried on the others."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from math import isfinite

from engines.rule.wants import Range

MOST = 32
MANY = 16
"""So many rules must ask for ranges of one number before it is worth its place in the key."""


@dataclass(frozen=True, slots=True)
class Slices:
    """The number `name`, and where its range is cut."""

    name: str
    cuts: tuple[float, ...]

    def of(self, number: float | None) -> int | None:
        """The slice in which a number lies; an absent one is in none, and no comparison with it holds."""
        return None if number is None else bisect_right(self.cuts, number)

    def within(self, wanted: Range) -> tuple[int, ...]:
        """The slices in which the numbers of this range lie."""
        low, high = wanted
        return tuple(range(bisect_right(self.cuts, low), bisect_right(self.cuts, high) + 1))


def sliced(asked: Iterable[Mapping[str, Range]]) -> Slices | None:
    """The number that most rules ask about, cut so that about as many ranges end in each slice; None: too few ask."""
    listed = list(asked)
    names = Counter(name for ranges in listed for name in ranges)
    name, count = max(names.items(), key=lambda each: (each[1], each[0]), default=("", 0))
    if count < MANY:
        return None
    ends = sorted({end for ranges in listed for end in ranges.get(name, ()) if isfinite(end)})
    return Slices(name, tuple(ends[:: -(-len(ends) // (MOST - 1))]))
