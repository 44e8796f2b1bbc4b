"""The contract of a job kind's file: one function that does the job, in the database or in the outside world."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

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
class JobKind(Kind):
    """One kind of job.

    `run` does it. With `external` it talks to the outside world, outside of any transaction and with the job's id as
    idempotency key, and the runner marks it done afterwards; without, it calls an operation that finishes the job in
    its own transaction, so that its effect happens exactly once.
    """

    run: Callable[[Tools, Lease, int], None]
    external: bool = False
    config: dict[str, object] = field(default_factory=dict)  # nobody configures a job


class GiveUp(Exception):
    """Trying again cannot help: the job goes to a person at once."""
