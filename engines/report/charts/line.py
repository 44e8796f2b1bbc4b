"""A course over time, one line per series; as an area where the amounts add up."""

from __future__ import annotations

from typing import Any

from engines.kinds import Text
from engines.report.drawing import Drawing, Trace
from engines.report.kind import ChartKind
from engines.report.settings import settings, switch


def draw(drawing: Drawing) -> tuple[list[Trace], dict[str, Any]]:
    """A trace per series; single points are marked, because a line through one point cannot be seen."""
    mode = "lines" if len(drawing.x) > 60 else "lines+markers"
    stacked = bool(drawing.config.get("area"))
    area = {"stackgroup": "all"} if stacked else {}
    traces = [
        {
            "type": "scatter",
            "mode": mode,
            "name": series.name,
            "x": drawing.x,
            "y": series.y,
            "hovertemplate": drawing.hover(series),
            **area,
        }
        for series in drawing.series()
    ]
    return traces, {"xaxis": drawing.x_axis(), "yaxis": drawing.y_axis(stacked)}


KIND = ChartKind(
    type="line",
    group="trend",
    label=Text("折线图", "Line chart"),
    config=settings({"area": switch("面积", "Area")}),
    dimensions=(1, 2),
    measures=(1, 6),
    split=True,
    draw=draw,
)
