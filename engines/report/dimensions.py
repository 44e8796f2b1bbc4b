"""Reads what a report's numbers are told apart by, and writes it as SQL."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from sqlalchemy import ColumnElement

from engines.access.pushable import has_column, type_at
from engines.definition import text
from engines.errors import Problem, escape
from engines.kinds import Text
from engines.logic.types import BOOLEAN, DATE, INSTANT, INTEGER, TEXT, Enum, Type, Types
from engines.report.grain import GRAINS, seconds_of_date_column
from engines.report.model import Dimension

TIMED = (DATE, INSTANT)
PLAIN = (TEXT, INTEGER, BOOLEAN)


def read_dimensions(
    listed: Sequence[Mapping[str, Any]], types: Types, taken: set[str], document: str, found: list[Problem]
) -> tuple[Dimension, ...]:
    """The dimensions of a report, whose measures have `taken` their ids; problems are added to `found`."""
    for index, written in enumerate(listed):
        ids = taken.union(each["id"] for each in listed[:index])
        for pointer, code, message in _problems(written, ids, types):
            found.append(Problem(document, "/body/dimensions" + escape(index) + pointer, code, message))
    return tuple(_dimension(written, types) for written in listed if type_at(types, written["field"]) is not None)


def _dimension(written: Mapping[str, Any], types: Types) -> Dimension:
    kind = type_at(types, written["field"])
    assert kind is not None
    grain = written.get("grain", "day" if kind in TIMED else None)
    return Dimension(
        written["id"], written["field"], kind, grain, text(written["label"]) if "label" in written else None
    )


def _problems(written: Mapping[str, Any], taken: set[str], types: Types) -> Iterator[tuple[str, str, Text]]:
    name, grain = written["field"], written.get("grain")
    kind = type_at(types, name)
    if written["id"] in taken:
        zh, en = f"编号“{written['id']}”重复", f'the id "{written["id"]}" exists twice'
        yield "/id", "repeated_id", Text(zh, en)
    if kind is None:
        yield "/field", "unknown_field", Text(f"没有字段“{name}”", f'there is no field "{name}"')
    elif not has_column(types, name) or not _can_tell_apart(kind):
        zh, en = f"不能按“{name}”分组，它是{kind.words.zh}", f'"{name}" cannot be a dimension: it is {kind.words.en}'
        yield "/field", "not_a_dimension", Text(zh, en)
    elif grain is not None and kind not in TIMED:
        yield "/grain", "no_time", Text(f"“{name}”不是时间，不能设时间粒度", f'"{name}" is not a time and has no grain')
    elif grain is not None and kind == DATE and not GRAINS[grain].of_dates:
        yield "/grain", "no_hours", Text(f"“{name}”只有日期，没有钟点", f'"{name}" is a date without a time of day')


def _can_tell_apart(kind: Type) -> bool:
    return kind in TIMED or kind in PLAIN or isinstance(kind, Enum)


def key(dimension: Dimension, column: ColumnElement[Any], zone_offset: int) -> ColumnElement[Any]:
    """What rows are grouped by: the value itself, or the number of the span of time that it falls into."""
    if dimension.grain is None:
        return column
    local = seconds_of_date_column(column) if dimension.of_date else column + zone_offset
    bucket: ColumnElement[Any] = GRAINS[dimension.grain].bucket(local)
    return bucket
