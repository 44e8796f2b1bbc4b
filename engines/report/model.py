"""What a report is once it is read: its measures, dimensions, filter and chart, everything checked and compiled."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from engines.kinds import Text
from engines.logic import Compiled
from engines.logic.types import DATE, Type
from engines.report.grain import GRAINS
from engines.report.kind import ChartKind, MetricKind


@dataclass(frozen=True)
class Measure:
    """One number of the report; `unit` says how it is shown (see `units.UNITS`).

    `among` is the condition, as written, that says which records it is made of.
    """

    id: str
    kind: MetricKind
    expressions: Mapping[str, Compiled]
    unit: str
    label: Text
    among: Any = None

    @property
    def nothing(self) -> int | None:
        """Its value where there is no record."""
        return self.kind.empty


@dataclass(frozen=True)
class Dimension:
    """What the numbers are told apart by: a field, or a span of time of one. `name` is the field's, as `var` has it."""

    id: str
    name: str
    type: Type
    grain: str | None
    label: Text | None

    @property
    def of_date(self) -> bool:
        """Whether the field is a date without time."""
        return self.type == DATE

    @property
    def is_course(self) -> bool:
        """Whether its values follow each other in time without end: then empty ones between them are filled in."""
        return self.grain is not None and GRAINS[self.grain].all is None


@dataclass(frozen=True)
class Sort:
    """By which measure or dimension (its id) the values of the first dimension stand in order."""

    by: str
    descending: bool


@dataclass(frozen=True)
class Chart:
    """How the numbers are drawn."""

    kind: ChartKind
    config: Mapping[str, Any]


@dataclass(frozen=True)
class Report:
    """A report as read; `written` is its filter as the definition has it."""

    key: str
    name: Text
    form: str
    measures: tuple[Measure, ...]
    dimensions: tuple[Dimension, ...]
    filter: Compiled | None
    sort: tuple[Sort, ...]
    limit: int | None
    chart: Chart
    written: Any = None

    @property
    def reads(self) -> frozenset[str]:
        """Every path of a record that an answer depends on."""
        rules = [rule for measure in self.measures for rule in measure.expressions.values()]
        rules += [self.filter] if self.filter else []
        return frozenset(dimension.name for dimension in self.dimensions).union(*(rule.reads for rule in rules))
