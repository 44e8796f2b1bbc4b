"""All kinds of chores, found by file."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from app.chores.kind import Chore
from engines.kinds import load

CHORES: Mapping[str, Chore] = load(Chore, Path(__file__).parent / "kinds")
