"""The contract of an errand's file: a kind of job that goes out of the house."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from app.db import Database
from app.outbox import Lease
from app.settings import Settings
from engines.kinds import Kind


@dataclass(frozen=True, slots=True)
class Tools:
    """What a job may use: the database, the settings that name the ways out."""

    db: Database
    settings: Settings


@dataclass(frozen=True, kw_only=True)
class Errand(Kind):
    """One kind of errand.

    `run` talks to the outside world, outside of any transaction and with the job's id as idempotency key. The runner
    then marks the job done, unless `run` `finishes` it itself together with the answer it brings home.
    """

    run: Callable[[Tools, Lease, int], None]
    finishes: bool = False
    config: Mapping[str, Any] = field(default_factory=dict)  # nobody configures a job
