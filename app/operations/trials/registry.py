"""All kinds of trials, found by file."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from app.operations.trials.trial import Trial
from engines.kinds import load

TRIALS: Mapping[str, Trial] = load(Trial, Path(__file__).parent / "kinds")
