"""Reads a report definition: every block upgraded, every expression compiled, every problem located."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from engines import logic, schema
from engines.access.pushable import not_pushable
from engines.definition import Definition, blocks, text, upgraded
from engines.errors import BadDefinition, Problem, escape
from engines.kinds import Text, load
from engines.logic import Compiled
from engines.logic.types import BOOLEAN, Type, Types
from engines.report.body import BODY
from engines.report.dimensions import read_dimensions
from engines.report.kind import ChartKind, MetricKind, ReadyKind
from engines.report.model import Chart, Measure, Report, Sort

HERE = Path(__file__).parent
METRICS: Mapping[str, MetricKind] = load(MetricKind, HERE / "metrics")
CHARTS: Mapping[str, ChartKind] = load(ChartKind, HERE / "charts")
READY: Mapping[str, ReadyKind] = load(ReadyKind, HERE / "ready")


def read_report(
    definition: Definition,
    types: Types,
    metrics: Mapping[str, MetricKind] = METRICS,
    charts: Mapping[str, ChartKind] = CHARTS,
) -> Report:
    """The report over a form whose names have these `types`. Raises BadDefinition with every problem."""
    body = definition.body
    found = schema.problems(BODY, body, definition.document, "/body")
    if found:
        raise BadDefinition(found)
    reader = _Reader(definition.document, types, found)
    measures = reader.measures(body["measures"], metrics)
    taken = {measure["id"] for measure in body["measures"]}
    dimensions = read_dimensions(body.get("dimensions", []), types, taken, definition.document, found)
    condition = reader.compiled(body["filter"], (BOOLEAN,), "/body/filter") if "filter" in body else None
    sort = reader.sort(body.get("sort", []), taken.union(each["id"] for each in body.get("dimensions", [])))
    chart = reader.chart(body["chart"], charts)
    if chart is not None:
        reader.fit(chart.kind, len(body["measures"]), len(body.get("dimensions", [])))
    if found or chart is None:
        raise BadDefinition(found)
    return Report(
        definition.key,
        definition.name,
        body["form"],
        measures,
        dimensions,
        condition,
        sort,
        body.get("limit"),
        chart,
        body.get("filter"),
    )


class _Reader:
    """One reading: where we are, what the names mean, and what was found wrong."""

    def __init__(self, document: str, types: Types, found: list[Problem]) -> None:
        self.document, self.types, self.found = document, types, found

    def measures(self, listed: list[Any], kinds: Mapping[str, MetricKind]) -> tuple[Measure, ...]:
        """Every measure that can be read."""
        return tuple(
            self._measure(block, kinds[block["type"]], here)
            for here, block in blocks(listed, kinds, self.document, "/body/measures", self.found)
        )

    def _measure(self, block: Mapping[str, Any], kind: MetricKind, here: str) -> Measure:
        label = text(block["label"]) if "label" in block else kind.label
        expressions: dict[str, Compiled] = {}
        types: dict[str, Type] = {}
        for name in (name for name in kind.expressions if name in block["config"]):
            written = block["config"][name]
            rule = {"var": written} if isinstance(written, str) else written
            made = self.compiled(rule, kind.expressions[name], f"{here}/config/{name}")
            if made is not None:
                expressions[name], types[name] = made, made.type
        among = block["config"].get(kind.among)
        complete = all(name in expressions for name in kind.expressions if name in block["config"])
        return Measure(block["id"], kind, expressions, kind.unit(types) if complete else "count", label, among)

    def compiled(self, rule: Any, may_be: tuple[Type, ...], pointer: str) -> Compiled | None:
        """`rule` of one of these types, such that a database can answer it."""
        expect = BOOLEAN if may_be == (BOOLEAN,) else None
        try:
            made = logic.compile(rule, self.types, expect=expect, document=self.document, pointer=pointer)
        except BadDefinition as bad:
            self.found.extend(bad.problems)
            return None
        if made.type not in may_be:
            zh, en = "、".join(kind.words.zh for kind in may_be), ", ".join(kind.words.en for kind in may_be)
            label = made.type.words
            self._problem(
                pointer, "not_a_quantity", f"这是{label.zh}，这里需要：{zh}", f"this is {label.en}; needed: {en}"
            )
            return None
        self.found.extend(not_pushable(made, self.types, self.document, pointer))
        return made

    def sort(self, listed: list[str], ids: set[str]) -> tuple[Sort, ...]:
        """`["-count"]` as values; what it names must be there."""
        for index, written in enumerate(listed):
            name = written.removeprefix("-")
            if name not in ids:
                here = "/body/sort" + escape(index)
                self._problem(
                    here, "unknown_sort", f"没有指标或维度“{name}”", f'there is no measure or dimension "{name}"'
                )
        return tuple(Sort(written.removeprefix("-"), written.startswith("-")) for written in listed)

    def chart(self, block: Mapping[str, Any], kinds: Mapping[str, ChartKind]) -> Chart | None:
        """The chart, its settings checked."""
        try:
            today = upgraded(block, kinds, self.document, "/body/chart")
        except BadDefinition as bad:
            self.found.extend(bad.problems)
            return None
        return Chart(kinds[today["type"]], today["config"])

    def fit(self, kind: ChartKind, measures: int, dimensions: int) -> None:
        """Whether the chart can show so many measures and dimensions."""
        name = kind.label
        for number, (low, high), of in (
            (dimensions, kind.dimensions, Text("维度", "dimensions")),
            (measures, kind.measures, Text("指标", "measures")),
        ):
            if not low <= number <= high:
                span = f"{low}" if low == high else f"{low}–{high}"
                zh = f"{name.zh}需要 {span} 个{of.zh}，现在有 {number} 个"
                self._problem("/body/chart", "does_not_fit", zh, f"{name.en}: needs {span} {of.en}, there are {number}")
        if kind.split and dimensions == 2 and measures > 1:
            zh, en = "有两个维度时只能有一个指标", "with two dimensions there is room for one measure only"
            self._problem("/body/measures", "does_not_fit", zh, en)

    def _problem(self, pointer: str, code: str, zh: str, en: str) -> None:
        self.found.append(Problem(self.document, pointer, code, Text(zh, en)))
