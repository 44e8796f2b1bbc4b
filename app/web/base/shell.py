"""What every request of one process shares: settings, database, clock, counters."""

from __future__ import annotations

from dataclasses import dataclass, field

from flask import current_app

from app.clock import Clock
from app.db import Database
from app.settings import Settings
from app.web.base.metrics import Metrics
from app.web.base.pace import Pace


@dataclass(frozen=True)
class Shell:
    """Made once by `create_app`."""

    settings: Settings
    database: Database
    clock: Clock
    metrics: Metrics = field(default_factory=Metrics)
    pace: Pace = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "pace", Pace(self.settings.public_per_minute))


def shell() -> Shell:
    """The shell of the application that is answering now."""
    found: Shell = current_app.extensions["gongdan"]
    return found
