"""What a chart's file draws from: a report's rows as positions, series and axes, in the reader's language."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any, Protocol

from engines.kinds import Text
from engines.report.model import Dimension, Measure, Report
from engines.report.units import UNITS, Unit

Row = Mapping[str, Any]
Trace = dict[str, Any]

NONE = Text("(未填)", "(none)")
YES, NO = Text("是", "yes"), Text("否", "no")
WEEKDAYS = (
    *(Text("周一", "Mon"), Text("周二", "Tue"), Text("周三", "Wed"), Text("周四", "Thu")),
    *(Text("周五", "Fri"), Text("周六", "Sat"), Text("周日", "Sun")),
)
FEW = 14
"""So few points of time get a tick of their own; else the axis would mark hours between two days."""
TIMES = {"hour": "%m-%d %H:%M", "day": "%m-%d", "week": "%m-%d", "month": "%Y-%m"}
"""How an axis names a span of time: short, and the same in every language."""
FEW_STEPS = 6
"""Up to here an axis of whole numbers has a tick for each."""


class Labels(Protocol):
    """What the shell knows of names: a field's label, and how its value reads (an option, a group, a person)."""

    def field(self, name: str) -> str: ...

    def value(self, name: str, value: Any) -> str: ...


@dataclass(frozen=True)
class Series:
    """One line, or one colour of bars: a number for every position of x."""

    name: str
    y: list[float | None]
    unit: Unit


@dataclass(frozen=True)
class Drawing:
    """A report's rows, ready to be drawn."""

    report: Report
    rows: Sequence[Row]
    language: str
    labels: Labels

    @property
    def config(self) -> Mapping[str, Any]:
        """The chart's settings."""
        return self.report.chart.config

    @cached_property
    def x(self) -> list[Any]:
        """The first dimension's values as the axis has them, in their order."""
        return self._positions(0)

    @cached_property
    def y(self) -> list[Any]:
        """The second dimension's."""
        return self._positions(1)

    def series(self) -> list[Series]:
        """A series per measure, or per value of the second dimension where the chart splits by it."""
        dimensions, measures = self.report.dimensions, self.report.measures
        if len(dimensions) < 2:
            return [
                Series(self.name(measure), [self._shown(measure, row) for row in self.rows], self.unit(measure))
                for measure in measures
            ]
        first, second = dimensions
        found = {(row[first.id], row[second.id]): row for row in self.rows}
        columns, lines = self._values(first), self._values(second)
        [measure] = measures
        return [
            Series(name, [self._shown(measure, found.get((x, line))) for x in columns], self.unit(measure))
            for line, name in zip(lines, self.y, strict=True)
        ]

    def name(self, measure: Measure) -> str:
        """What a measure is called."""
        return measure.label.to(self.language)

    def unit(self, measure: Measure) -> Unit:
        """How a measure's numbers are shown."""
        return UNITS[measure.unit]

    def suffix(self, unit: Unit) -> str:
        """The word behind a number, with the space that it needs."""
        word = unit.word.to(self.language)
        return f" {word}" if word else ""

    def title(self, number: int) -> str:
        """What the dimension is called."""
        dimension = self.report.dimensions[number]
        return dimension.label.to(self.language) if dimension.label else self.labels.field(dimension.name)

    def value_title(self) -> str:
        """What the numbers are: the measure and its unit, or the unit alone where there are several measures."""
        measures = self.report.measures
        words = {self.unit(measure).word.to(self.language) for measure in measures}
        word = words.pop() if len(words) == 1 else ""
        if len(measures) > 1:
            return word
        name = self.name(measures[0])
        return f"{name} ({word})" if word else name

    def x_axis(self) -> dict[str, Any]:
        """The axis of the first dimension: of time, or of categories in the order of the rows."""
        axis: dict[str, Any] = {"title": {"text": self.title(0)}, "automargin": True}
        if not self.report.dimensions[0].is_course:
            return axis | {"type": "category"}
        axis |= {"type": "date", "tickformat": TIMES[self.report.dimensions[0].grain or "day"]}
        # A tick for each would be too many for a phone as soon as there are more than a week.
        few = self.x[:: 1 if len(self.x) <= FEW // 2 else 2]
        return axis | ({"tickmode": "array", "tickvals": few} if len(self.x) <= FEW else {"nticks": FEW // 2})

    def y_axis(self, stacked: bool = False) -> dict[str, Any]:
        """The axis of the numbers, from zero up; formatted where all are of one unit. `stacked`: they add up."""
        axis: dict[str, Any] = {"title": {"text": self.value_title()}, "rangemode": "tozero", "automargin": True}
        return axis | self.ticks(stacked)

    def ticks(self, stacked: bool = False) -> dict[str, Any]:
        """The ticks of an axis of numbers: with few of them, whole numbers only, or 1, 1 and 2 would stand there."""
        units = {self.unit(measure) for measure in self.report.measures}
        formats = {unit.ticks for unit in units}
        given: dict[str, Any] = {"tickformat": formats.pop()} if len(formats) == 1 else {}
        if all(unit.whole for unit in units) and self._top(stacked) <= FEW_STEPS:
            given |= {"tick0": 0, "dtick": 1}
        return given

    def _top(self, stacked: bool) -> float:
        """How far an axis of the numbers reaches."""
        columns = [[abs(value or 0) for value in each.y] for each in self.series()]
        if not stacked:
            return max((value for column in columns for value in column), default=0)
        return max(map(sum, zip(*columns, strict=True)), default=0)

    def hover(self, series: Series) -> str:
        """What a point says when it is pointed at."""
        return f"%{{x}}<br>%{{y:{series.unit.format}}}{self.suffix(series.unit)}"

    def text(self, dimension: Dimension, value: Any) -> str:
        """How a dimension's value reads."""
        if value is None:
            return NONE.to(self.language)
        if dimension.grain == "weekday":
            return WEEKDAYS[value].to(self.language)
        if dimension.grain == "hour_of_day":
            return f"{value:02}:00"
        if dimension.grain:
            return str(value)
        if isinstance(value, bool):
            return (YES if value else NO).to(self.language)
        return self.labels.value(dimension.name, value)

    def _values(self, dimension: Dimension) -> list[Any]:
        return list(dict.fromkeys(row[dimension.id] for row in self.rows))

    def _positions(self, number: int) -> list[Any]:
        dimension = self.report.dimensions[number]
        texts: dict[str, Any] = {}
        for value in self._values(dimension):
            text = self.text(dimension, value)
            # Plotly would lay two people of one name on top of each other.
            texts[f"{text} ({value})" if text in texts else text] = value
        return list(texts)

    def _shown(self, measure: Measure, row: Row | None) -> float | None:
        return self.unit(measure).shown(row[measure.id] if row is not None else measure.nothing)
