"""Commands that keep running: the web server with its job runner, or a runner alone."""

from __future__ import annotations

import atexit
import signal
from typing import Any

import click

from app.db import Database
from app.jobs.kind import Tools
from app.jobs.runner import Runner
from app.migrate import migrate
from app.settings import Settings, read_settings

THREADS = 16


@click.command()
def serve() -> None:
    """Serve the web application; jobs run in a thread beside it."""
    settings = read_settings()
    migrate(settings.database_url)
    run_server(settings)


@click.command()
def worker() -> None:
    """Run jobs only, on PostgreSQL, as many of these as wanted. Set GONGDAN_EMBEDDED_RUNNER=false for `serve` then."""
    settings = read_settings()
    if settings.database_url.startswith("sqlite"):
        raise click.ClickException("SQLite has one writer: `gongdan serve` runs its jobs itself")
    runner = Runner(Tools(Database(settings.database_url, pool_size=4), settings))
    for name in (signal.SIGTERM, signal.SIGINT):
        signal.signal(name, lambda *_: runner.stop(0))
    runner.run()


def run_server(settings: Settings) -> None:
    """Serve until told to stop: one process on SQLite, which has one writer; as many as set on PostgreSQL."""
    from granian import Granian
    from granian.constants import Interfaces

    workers = 1 if settings.database_url.startswith("sqlite") else settings.workers
    Granian(
        "app.cli.serving:application",
        factory=True,
        address=settings.host,
        port=settings.port,
        interface=Interfaces.WSGI,
        workers=workers,
        blocking_threads=THREADS,
        respawn_failed_workers=True,
        log_access=False,
    ).serve()


def application() -> Any:
    """What a worker process of the server serves; called by it, once."""
    from app import create_app

    settings = read_settings()
    database = Database(settings.database_url, pool_size=THREADS)
    if settings.embedded_runner:
        runner = Runner(Tools(database, settings))
        runner.start()
        atexit.register(runner.stop)
    return create_app(settings, database)


COMMANDS = (serve, worker)
