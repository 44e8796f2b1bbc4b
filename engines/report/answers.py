"""Makes answers of fetched groups: quotients, order, the first few, and the empty spans of time between."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import product
from typing import Any

from engines.logic.types import Enum
from engines.report.grain import GRAINS
from engines.report.model import Dimension, Measure, Report
from engines.report.spine import spine

Key = tuple[Any, ...]


@dataclass(frozen=True)
class Group:
    """One fetched row: the dimensions' keys, and the two parts of each measure."""

    key: Key
    parts: tuple[tuple[Any, Any], ...]

    @classmethod
    def of(cls, size: int, row: Sequence[Any]) -> Group:
        """The first `size` values of a row are the key; parts follow in pairs."""
        numbers = [_number(value) for value in row[size:]]
        return cls(tuple(row[:size]), tuple(zip(numbers[::2], numbers[1::2], strict=True)))


def answers(report: Report, groups: Sequence[Group], now: int, zone_offset: int) -> list[dict[str, Any]]:
    """The rows of the answer, in order."""
    if not groups:
        return []
    axes = [_axis(report, index, groups, now, zone_offset) for index in range(len(report.dimensions))]
    found = {group.key: group.parts for group in groups}
    filled = any(dimension.grain for dimension in report.dimensions)
    keys = [key for key in product(*axes) if filled or key in found]
    return [_row(report, key, found.get(key)) for key in keys]


def _axis(report: Report, index: int, groups: Sequence[Group], now: int, zone_offset: int) -> list[Any]:
    """The keys of a dimension in their order; of the first only as many as the report's limit."""
    dimension = report.dimensions[index]
    found: Collection[Any] = dict.fromkeys(group.key[index] for group in groups)
    if dimension.grain:
        found = spine(dimension, found, report.filter, now, zone_offset)
    ordered = sorted(found, key=_natural(dimension))
    for sort in reversed(report.sort):
        if sort.by == dimension.id:
            ordered = _sorted(ordered, _natural(dimension), sort.descending)
        elif index == 0 and (place := _place(report, sort.by)) is not None:
            ordered = _sorted(ordered, _totals(report.measures[place], place, groups), sort.descending)
    return ordered[: report.limit] if index == 0 else ordered


def _sorted(keys: list[Any], by: Callable[[Any], tuple[bool, Any]], descending: bool) -> list[Any]:
    """Keys in order of `by`, those without a value last either way."""
    present = [key for key in keys if not by(key)[0]]
    absent = [key for key in keys if by(key)[0]]
    return sorted(present, key=by, reverse=descending) + absent


def _natural(dimension: Dimension) -> Callable[[Any], tuple[bool, Any]]:
    """Options as they are listed, everything else by value, absent ones last."""
    if not isinstance(dimension.type, Enum):
        return lambda key: (key is None, "" if key is None else key)
    rank = {value: place for place, value in enumerate(dimension.type.values)}
    return lambda key: (key is None, (rank.get(key, len(rank)), key or ""))


def _place(report: Report, measure: str) -> int | None:
    return next((place for place, each in enumerate(report.measures) if each.id == measure), None)


def _totals(measure: Measure, place: int, groups: Sequence[Group]) -> Callable[[Any], tuple[bool, Any]]:
    """The measure over everything with the same first key: parts add up, quotients do not."""
    sums: dict[Any, list[Any]] = {}
    for group in groups:
        top, bottom = group.parts[place]
        total = sums.setdefault(group.key[0], [None, 0])
        total[0] = top if total[0] is None else total[0] + (top or 0)
        total[1] += bottom or 0
    values = {key: _value(measure, (top, bottom)) for key, (top, bottom) in sums.items()}

    def by(key: Any) -> tuple[bool, Any]:
        value = values.get(key, measure.nothing)
        return value is None, value or 0

    return by


def _row(report: Report, key: Key, parts: tuple[tuple[Any, Any], ...] | None) -> dict[str, Any]:
    shown = {each.id: _shown(each, value) for each, value in zip(report.dimensions, key, strict=True)}
    numbers = {
        each.id: each.nothing if parts is None else _value(each, parts[place])
        for place, each in enumerate(report.measures)
    }
    return shown | numbers


def _shown(dimension: Dimension, key: Any) -> Any:
    if dimension.grain is None or key is None:
        return key
    return GRAINS[dimension.grain].shown(key)


def _value(measure: Measure, parts: tuple[Any, Any]) -> int | float | None:
    """Whole measures are their first part; a quotient over nothing is nothing."""
    top, bottom = parts
    if measure.kind.empty is not None:
        value: int | float | None = measure.kind.empty if top is None else top
        return value
    return None if top is None or not bottom else top / bottom


def _number(value: Any) -> int | float | None:
    """PostgreSQL sums 64-bit integers as numeric, so that they cannot overflow."""
    if isinstance(value, Decimal):
        return int(value) if value == value.to_integral_value() else float(value)
    number: int | float | None = value
    return number
