"""One question of a decision table: which rows fit a value, looked up in one step however many rows there are."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from typing import Any

from engines.kinds import Text
from engines.logic.types import BOOLEAN, DATE, DURATION, INSTANT, INTEGER, MONEY, NUMBER, TEXT, Enum, Type
from engines.rule.cell import Span, Test

WHOLE = (INTEGER, MONEY, DURATION, INSTANT)
NUMERIC = (*WHOLE, NUMBER)


@dataclass(frozen=True)
class Column:
    """A line of values cut into segments at every `point` that a row mentions.

    Segment 2i+1 is the point i, segment 2i the open stretch before it; two more stand for "absent" and "of another
    type". A row's answer is the set of its segments, as the bits of `masks[row]`; `rows[segment]` are the rows that
    hold there, as bits again.
    """

    label: Text
    type: Type
    read: Callable[[Mapping[str, Any], int], Any] = field(compare=False)
    points: tuple[Any, ...]
    masks: tuple[int, ...]
    rows: tuple[int, ...]
    exact: Mapping[Any, int]
    inputs: tuple[int, ...] = ()
    """Which of the table's inputs ask this."""

    @property
    def absent(self) -> int:
        return 2 * len(self.points) + 1

    def rows_for(self, value: Any) -> int:
        """The rows that fit `value`, as bits."""
        if value is None:
            return self.rows[-2]
        if not self._compares(value):
            return self.rows[-1]
        found = self.exact.get(value)
        return self.rows[2 * bisect_left(self.points, value)] if found is None else found

    @cached_property
    def _compares(self) -> Callable[[Any], bool]:
        """Tells whether a value can be compared with the points; found once, because types are dear to compare."""
        if self.type in NUMERIC:
            return _is_number
        return _is_truth if self.type == BOOLEAN else _is_text

    def possible(self) -> int:
        """The segments in which a value can lie at all, "absent" among them."""
        return sum(1 << segment for segment in range(self.absent) if self._possible(segment)) | 1 << self.absent

    def _possible(self, segment: int) -> bool:
        index, is_point = divmod(segment, 2)
        if isinstance(self.type, Enum):
            return bool(is_point) and self.points[index] in self.type.values
        if is_point or self.type == BOOLEAN:
            return bool(is_point)
        if self.type == TEXT and index == 0:
            return self.points[:1] != ("",)
        if 0 < index < len(self.points):
            return _room(self.points[index - 1], self.points[index], self.type)
        return True


def column(
    label: Text,
    kind: Type,
    read: Callable[[Mapping[str, Any], int], Any],
    cells: Sequence[tuple[Test, ...]],
    inputs: tuple[int, ...] = (),
) -> Column:
    """The column whose rows ask `cells`, each a set of tests that must all hold."""
    ends = {end for tests in cells for test in tests for end in test.points()}
    ends |= set(kind.values) if isinstance(kind, Enum) else {False, True} if kind == BOOLEAN else set()
    points = tuple(sorted(ends))
    places = {end: 2 * index + 1 for index, end in enumerate(points)}
    known: dict[tuple[Test, ...], int] = {}
    masks = tuple(known[tests] if tests in known else known.setdefault(tests, _mask(tests, places)) for tests in cells)
    rows = _rows(masks, 2 * len(points) + 3)
    return Column(label, kind, read, points, masks, rows, {end: rows[place] for end, place in places.items()}, inputs)


def _is_number(value: Any) -> bool:
    return isinstance(value, (int, float)) and not isinstance(value, bool) and value == value


def _is_truth(value: Any) -> bool:
    return isinstance(value, bool)


def _is_text(value: Any) -> bool:
    return isinstance(value, str)


def _mask(tests: tuple[Test, ...], places: Mapping[Any, int]) -> int:
    size = 2 * len(places) + 1
    mask = -1
    for test in tests:
        held = test.absent << size | test.alien << (size + 1)
        for span in test.spans:
            held |= _stretch(span, places, size)
        mask &= held
    return mask


def _stretch(span: Span, places: Mapping[Any, int], size: int) -> int:
    first = 0 if span.low is None else places[span.low] + (not span.low_in)
    last = size - 1 if span.high is None else places[span.high] - (not span.high_in)
    return ((1 << (last - first + 1)) - 1) << first if last >= first else 0


def _rows(masks: Sequence[int], size: int) -> tuple[int, ...]:
    """For each segment the rows that hold there: each row is switched on and off where its runs begin and end."""
    asking: dict[int, int] = {}
    for row, mask in enumerate(masks):
        asking[mask] = asking.get(mask, 0) | 1 << row
    switches = [0] * (size + 1)
    for mask, rows in asking.items():
        for first, last in runs(mask):
            switches[first] ^= rows
            switches[last] ^= rows
    now = 0
    return tuple(now := now ^ switch for switch in switches[:size])


def runs(mask: int) -> Iterator[tuple[int, int]]:
    """Each run of set bits: its first bit, and the one after its last."""
    first = 0
    while mask:
        skip = (mask & -mask).bit_length() - 1
        mask >>= skip
        length = (~mask & (mask + 1)).bit_length() - 1
        first += skip
        yield first, first + length
        mask >>= length
        first += length


def _room(low: Any, high: Any, kind: Type) -> bool:
    """Whether a value lies between two neighbouring points."""
    if kind == DATE:
        return date.fromisoformat(high).toordinal() - date.fromisoformat(low).toordinal() > 1
    return bool(high - low > 1) if kind in WHOLE else True
