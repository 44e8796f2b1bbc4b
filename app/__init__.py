"""The shell around the engines: everything with a clock, a socket or a table."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from flask import Flask

    from app.clock import Clock
    from app.db import Database
    from app.settings import Settings


def create_app(settings: Settings, database: Database | None = None, clock: Clock | None = None) -> Flask:
    """The web application on a migrated database. Jobs are somebody else's: `serve` starts their runner beside it."""
    from app.web.base.application import application  # here, because every module of `app` passes through this file

    return application(settings, database, clock)
