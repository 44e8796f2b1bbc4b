"""Figures for people, and the same ones for machines."""

from __future__ import annotations

import json
import os
import platform
from collections.abc import Iterable, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from tests.benchmarks.client import Run

RESULTS = Path(__file__).parent.parent.parent / "test-results"


def percentile(runs: Iterable[Run], share: float) -> float:
    """Nearest-rank percentile of all latencies of these runs, in milliseconds."""
    return Run(0, [seconds for run in runs for seconds in run.latencies]).percentile(share)


def table(names: Sequence[str], rows: Iterable[Sequence[Any]]) -> str:
    """Rows under their names, right-aligned."""
    cells = [list(names), *([_shown(value) for value in row] for row in rows)]
    widths = [max(len(row[place]) for row in cells) for place in range(len(names))]
    return "\n".join("  ".join(cell.rjust(width) for cell, width in zip(row, widths, strict=True)) for row in cells)


def keep(name: str, found: Any) -> Path:
    """Write what was found to `test-results/`, with what it was measured on."""
    RESULTS.mkdir(exist_ok=True)
    file = RESULTS / f"bench-{name}.json"
    machine = {"python": platform.python_version(), "cpus": os.cpu_count(), "load": os.getloadavg()}
    document = {"at": datetime.now(UTC).isoformat(timespec="seconds"), "machine": machine, "found": found}
    file.write_text(json.dumps(document, indent=2) + "\n")
    return file


def _shown(value: Any) -> str:
    if not isinstance(value, float):
        return str(value)
    return f"{value:,.0f}" if value >= 100 else f"{value:.1f}" if value >= 10 else f"{value:.2f}"
