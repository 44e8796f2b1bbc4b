"""All kinds of errands, found by file."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from app.jobs.kind import Errand
from engines.kinds import load

ERRANDS: Mapping[str, Errand] = load(Errand, Path(__file__).parent / "kinds")
