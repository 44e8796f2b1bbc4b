"""Columns that compare categories or spans of time, side by side or stacked."""

from __future__ import annotations

from typing import Any

from engines.kinds import Text
from engines.report.drawing import Drawing, Trace
from engines.report.kind import ChartKind
from engines.report.settings import settings, switch


def draw(drawing: Drawing) -> tuple[list[Trace], dict[str, Any]]:
    """A trace of bars per series."""
    traces = [
        {"type": "bar", "name": series.name, "x": drawing.x, "y": series.y, "hovertemplate": drawing.hover(series)}
        for series in drawing.series()
    ]
    stacked = bool(drawing.config.get("stacked"))
    mode = "stack" if stacked else "group"
    return traces, {"barmode": mode, "xaxis": drawing.x_axis(), "yaxis": drawing.y_axis(stacked)}


KIND = ChartKind(
    type="bar",
    group="comparison",
    label=Text("柱状图", "Bar chart"),
    config=settings({"stacked": switch("堆叠", "Stacked")}),
    dimensions=(1, 2),
    measures=(1, 6),
    split=True,
    draw=draw,
)
