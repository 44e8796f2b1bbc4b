"""The contract of a chore's file: one function that hands the job to an operation."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from app.db import Database
from app.outbox import Lease
from engines.kinds import Kind


@dataclass(frozen=True, kw_only=True)
class Chore(Kind):
    """One kind of chore. `run` does it at `now`: effect and end of the job are one commit, so it happens once."""

    run: Callable[[Database, Lease, int], None]
    config: Mapping[str, Any] = field(default_factory=dict)  # nobody configures a job
