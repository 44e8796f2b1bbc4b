"""The contract of a metric's and of a chart's file."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from sqlalchemy import ColumnElement, Function, func

from engines.kinds import Kind
from engines.logic.types import BOOLEAN, DURATION, INTEGER, MONEY, NUMBER, Type

if TYPE_CHECKING:
    from engines.report.drawing import Drawing, Trace

Sql = Mapping[str, ColumnElement[Any]]
"""The expressions of a measure's settings, by setting; those that were left out are missing."""

CONDITION = (BOOLEAN,)
QUANTITY = (INTEGER, NUMBER, MONEY, DURATION)


@dataclass(frozen=True)
class Parts:
    """A measure is one additive part, or the quotient of two: so days can be added up and empty ones are known."""

    top: ColumnElement[Any]
    bottom: ColumnElement[Any] | None = None


@dataclass(frozen=True, kw_only=True)
class MetricKind(Kind):
    """One way to make a number of many records.

    `expressions` names the settings that are expressions, with the types each may have. `unit` says what the number
    is ("count", "share", or the logic type of what is measured), from the types of those expressions. `empty` is the
    answer where there is no record: 0, or None where nothing can be said. `among` names the setting that says which
    records the number is made of.
    """

    expressions: Mapping[str, tuple[Type, ...]]
    parts: Callable[[Sql], Parts]
    unit: Callable[[Mapping[str, Type]], str]
    empty: int | None = None
    among: str = "where"


@dataclass(frozen=True, kw_only=True)
class ChartKind(Kind):
    """One way to draw; `dimensions` and `measures` say how few and how many it can show.

    `split`: with a second dimension each of its values becomes a series, which leaves room for one measure only.
    """

    dimensions: tuple[int, int]
    measures: tuple[int, int]
    draw: Callable[[Drawing], tuple[list[Trace], dict[str, Any]]]
    split: bool = False


@dataclass(frozen=True, kw_only=True)
class ReadyKind(Kind):
    """A measure that is made already and waits to be picked: `measure` is its block without an id.

    `each` names types of fields: it is offered once for each of them, which takes the place of "{field}" in the label
    and in the block.
    """

    measure: Mapping[str, Any]
    each: tuple[str, ...] = ()


def counted(given: Sql, *names: str) -> ColumnElement[Any]:
    """The number of rows for which every condition given under `names` holds."""
    return _where(func.count(), given, *names)


def summed(given: Sql, of: str, *names: str) -> ColumnElement[Any]:
    """The sum of `of` over the rows for which the conditions hold."""
    return _where(func.sum(given[of]), given, *names)


def valued(given: Sql, of: str, *names: str) -> ColumnElement[Any]:
    """The number of rows that have a value in `of`, among those for which the conditions hold."""
    return _where(func.count(given[of]), given, *names)


def _where(aggregate: Function[Any], given: Sql, *names: str) -> ColumnElement[Any]:
    conditions = [given[name] for name in names if name in given]
    return aggregate.filter(*conditions) if conditions else aggregate
