"""One big number, or a few side by side."""

from __future__ import annotations

from typing import Any

from engines.kinds import Text
from engines.report.drawing import Drawing, Trace
from engines.report.kind import ChartKind
from engines.report.settings import settings


def draw(drawing: Drawing) -> tuple[list[Trace], dict[str, Any]]:
    """An indicator per measure, each in its own column."""
    traces = [
        {
            "type": "indicator",
            "mode": "number",
            "value": series.y[0],
            "title": {"text": series.name},
            "number": {"valueformat": series.unit.format, "suffix": drawing.suffix(series.unit)},
            "domain": {"row": 0, "column": column},
        }
        for column, series in enumerate(drawing.series())
    ]
    return traces, {"grid": {"rows": 1, "columns": len(traces), "pattern": "independent"}}


KIND = ChartKind(
    type="kpi",
    group="number",
    label=Text("指标卡", "KPI card"),
    config=settings({}),
    dimensions=(0, 0),
    measures=(1, 4),
    draw=draw,
)
