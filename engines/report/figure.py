"""A report's rows as a Plotly figure: plain dicts, the template by name, ready for plotly.js."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from engines.kinds import Text
from engines.report.drawing import Drawing, Labels, Row
from engines.report.model import Report

TEMPLATE = "plotly_white"
FONT = '"PingFang SC","Microsoft YaHei","Noto Sans CJK SC",sans-serif'
PALETTE = ("#0072B2", "#E69F00", "#009E73", "#CC79A7", "#56B4E9", "#D55E00", "#7F7F7F", "#5D3A9B")
"""Okabe and Ito's colours, told apart by every kind of colour vision; their yellow is too faint on white."""
INK = "#1f2923"
"""Near black: 14 to 1 on white."""
EMPTY = Text("所选范围内没有数据", "No data in this selection")


def figure(report: Report, rows: Sequence[Row], language: str, labels: Labels) -> dict[str, Any]:
    """The figure that shows `rows` (as `Plan.rows` answers them) to somebody who reads `language`."""
    if not rows:
        return {"data": [], "layout": _layout() | _nothing(language)}
    traces, layout = report.chart.kind.draw(Drawing(report, rows, language, labels))
    return {"data": traces, "layout": _layout() | {"showlegend": len(traces) > 1} | layout}


def _layout() -> dict[str, Any]:
    return {
        "template": TEMPLATE,
        "font": {"family": FONT, "size": 13, "color": INK},
        "colorway": list(PALETTE),
        "margin": {"l": 48, "r": 16, "t": 16, "b": 40},
        "legend": {"orientation": "h", "yanchor": "bottom", "y": 1.02, "x": 0, "traceorder": "normal"},
        "hovermode": "closest",
        "separators": ".,",
    }


def _nothing(language: str) -> dict[str, Any]:
    hidden = {"visible": False}
    said = {"text": EMPTY.to(language), "showarrow": False, "xref": "paper", "yref": "paper", "x": 0.5, "y": 0.5}
    return {"xaxis": hidden, "yaxis": hidden, "annotations": [said]}
