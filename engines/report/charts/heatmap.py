"""A colour per pair of values, such as weekday by hour: shows where the load lies."""

from __future__ import annotations

from typing import Any

from engines.kinds import Text
from engines.report.drawing import Drawing, Trace
from engines.report.kind import ChartKind
from engines.report.settings import settings

SCALE = [[0, "#f7fbff"], [0.25, "#c6dbef"], [0.5, "#6baed6"], [0.75, "#2171b5"], [1, "#08306b"]]
"""One hue from light to dark: read rightly by every kind of colour vision, and in print."""


def draw(drawing: Drawing) -> tuple[list[Trace], dict[str, Any]]:
    """The first dimension lies along x, the second along y from the top down."""
    series = drawing.series()
    unit = series[0].unit
    trace = {
        "type": "heatmap",
        "x": drawing.x,
        "y": drawing.y,
        "z": [each.y for each in series],
        "colorscale": SCALE,
        "xgap": 1,
        "ygap": 1,
        "colorbar": {"title": {"text": drawing.value_title()}, "thickness": 12} | drawing.ticks(),
        "hovertemplate": f"%{{x}} · %{{y}}<br>%{{z:{unit.format}}}{drawing.suffix(unit)}<extra></extra>",
    }
    axis = {"title": {"text": drawing.title(1)}, "type": "category", "autorange": "reversed", "automargin": True}
    return [trace], {"xaxis": drawing.x_axis(), "yaxis": axis}


KIND = ChartKind(
    type="heatmap",
    group="distribution",
    label=Text("热力图", "Heat map"),
    config=settings({}),
    dimensions=(2, 2),
    measures=(1, 1),
    split=True,
    draw=draw,
)
