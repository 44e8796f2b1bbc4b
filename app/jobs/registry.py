"""All kinds of jobs, found by file."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from app.jobs.kind import JobKind
from engines.kinds import load

KINDS: Mapping[str, JobKind] = load(JobKind, Path(__file__).parent / "kinds")
