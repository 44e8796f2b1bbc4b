"""Turns segments of a column back into a cell, and a cell into words, so that a finding can be read and inserted."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import UTC, datetime
from typing import Any

from engines.kinds import Text
from engines.logic.types import INSTANT
from engines.rule.column import Column, runs

Cell = Mapping[str, Any]
Box = tuple[int, ...]
"""Some segments of every column of a table: a row is a box, and so is what a row leaves over of another."""

ANY_VALUE: Cell = {"any": True}
LISTED = 20
"""So many values a finding lists before it contents itself with the first stretch."""


def cell_of(column: Column, mask: int) -> Cell:
    """A cell that asks for the segments of `mask`; where no single cell can, for the first stretch of them."""
    space = column.possible()
    present = space & ~(1 << column.absent)
    mask &= space
    if mask & present == present:
        return ANY_VALUE
    if not mask & present:
        return {"empty": True}
    points, others = _points(column, mask & present), _points(column, present & ~mask)
    if points is not None and len(points) <= LISTED:
        return {"==": points[0]} if len(points) == 1 else {"in": points}
    if others is not None and len(others) <= LISTED:
        return {"!=": others[0]} if len(others) == 1 else {"not_in": others}
    return _stretch(column, mask & present, present)


def _points(column: Column, mask: int) -> list[Any] | None:
    """The values of `mask` as written in a table, where it holds nothing but single values."""
    found = []
    for first, end in runs(mask):
        if end - first > 1 or not first % 2:
            return None
        found.append(_written(column, first // 2))
    return found


def _stretch(column: Column, mask: int, present: int) -> Cell:
    """From the lower to the upper end of the first run; segments in which no value can lie do not interrupt it."""
    whole = (1 << column.absent) - 1
    first, end = next((low, high) for low, high in runs(mask | (whole & ~present)) if _holds(mask, low, high))
    cell = {}
    low, low_is_point = divmod(first, 2)
    high, high_is_point = divmod(end - 1, 2)
    if low_is_point or low > 0:
        cell[">=" if low_is_point else ">"] = _written(column, low if low_is_point else low - 1)
    if high_is_point or high < len(column.points):
        cell["<=" if high_is_point else "<"] = _written(column, high)
    return cell


def _holds(mask: int, low: int, high: int) -> bool:
    return bool(mask >> low & ((1 << (high - low)) - 1))


def _written(column: Column, index: int) -> Any:
    """A point of the column as a cell says it."""
    point = column.points[index]
    if column.type == INSTANT:
        return datetime.fromtimestamp(point, UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
    return point


def cells_of(columns: Sequence[Column], box: Box) -> list[Cell]:
    """A row's cells for `box`, one for each input; of inputs that ask the same the first says it."""
    cells: dict[int, Cell] = {}
    for column, mask in zip(columns, box, strict=True):
        first, *same = column.inputs
        cells[first] = cell_of(column, mask)
        cells.update(dict.fromkeys(same, ANY_VALUE))
    return [cells[index] for index in sorted(cells)]


def _some(zh: str, en: str) -> Callable[[Any], Text]:
    return lambda operand: Text(f"{zh} {_listed(operand, '、')}", f"{en} {_listed(operand, ', ')}")


SAYINGS: Mapping[str, Callable[[Any], Text]] = {
    "any": lambda operand: Text("为任意值", "is anything"),
    "empty": lambda operand: Text("未填写", "is empty"),
    "filled": lambda operand: Text("已填写", "is filled"),
    "==": _some("为", "is"),
    "!=": _some("不为", "is not"),
    "in": _some("为其一：", "is one of"),
    "not_in": _some("不是其中之一：", "is none of"),
    "<": _some("小于", "is below"),
    "<=": _some("不大于", "is at most"),
    ">": _some("大于", "is above"),
    ">=": _some("不小于", "is at least"),
    "between": lambda ends: Text(f"在 {ends[0]} 到 {ends[1]} 之间", f"is between {ends[0]} and {ends[1]}"),
}


def cell_in_words(cell: Cell) -> Text:
    """What a cell asks, as the second half of a sentence."""
    said = [SAYINGS[condition](operand) for condition, operand in cell.items()]
    return Text("且".join(each.zh for each in said), " and ".join(each.en for each in said))


def box_in_words(columns: Sequence[Column], box: Box) -> Text:
    """The values of `box`: “会员等级为 normal，金额大于 500”. Columns that may hold anything are left out."""
    said = list(_said(columns, box)) or [Text("任意情况", "any values at all")]
    return Text("，".join(each.zh for each in said), ", ".join(each.en for each in said))


def _said(columns: Sequence[Column], box: Box) -> Iterator[Text]:
    for column, mask in zip(columns, box, strict=True):
        cell = cell_of(column, mask)
        if cell != ANY_VALUE:
            words = cell_in_words(cell)
            yield Text(f"{column.label.zh}{words.zh}", f"{column.label.en} {words.en}")


def _listed(operand: Any, between: str) -> str:
    return between.join(map(_shown, operand)) if isinstance(operand, list) else _shown(operand)


def _shown(value: Any) -> str:
    return '""' if value == "" else f"{value}"
