"""What every request of one process shares: settings, database, clock, counters."""

from __future__ import annotations

from dataclasses import dataclass, field

from flask import current_app

from app.clock import Clock
from app.db import Database
from app.identity.limits import FailedTries
from app.settings import Settings
from app.web.base.metrics import Metrics


@dataclass(frozen=True)
class Shell:
    """Made once by `create_app`."""

    settings: Settings
    database: Database
    clock: Clock
    failed: FailedTries = field(default_factory=FailedTries)
    metrics: Metrics = field(default_factory=Metrics)


def shell() -> Shell:
    """The shell of the application that is answering now."""
    found: Shell = current_app.extensions["gongdan"]
    return found
