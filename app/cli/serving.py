"""Commands that keep running: the web server with its job runner, or a runner alone."""

from __future__ import annotations

import os
import socket
import subprocess
import sys

import click
from granian import Granian
from granian.constants import Interfaces

from app.settings import Settings, read_settings

MOST_THREADS = 16


@click.command()
def serve() -> None:
    """Serve the web application; jobs run in a thread beside it."""
    settings = read_settings()
    # In a process of its own: what it takes to migrate need not stay in memory.
    if subprocess.run([sys.executable, "-m", "app.migrate"]).returncode:
        raise click.ClickException("the database could not be brought up to date")
    made = server("app.cli.process:application", settings)
    if made.workers > 1:
        from app.cli.process import share

        share()
    made.serve()


def server(target: str, settings: Settings) -> Granian:
    """The web server for `target`: one process on SQLite, which has one writer; as many as set on PostgreSQL."""
    _claim_port(settings)
    return Granian(
        target,
        factory=True,
        address=settings.host,
        port=settings.port,
        interface=Interfaces.WSGI,
        workers=1 if settings.database_url.startswith("sqlite") else settings.workers,
        blocking_threads=min(MOST_THREADS, 2 * (os.cpu_count() or 1) + 1),
        websockets=False,
        respawn_failed_workers=True,
    )


def _claim_port(settings: Settings) -> None:
    """Say so where somebody listens already: the server itself would share the port, and each get half the requests."""
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)  # what a crash left behind is nobody's any more
        try:
            probe.bind((settings.host, settings.port))
        except OSError as taken:
            where = f"{settings.host}:{settings.port}"
            raise click.ClickException(f"{where} cannot be used ({taken.strerror}); set GONGDAN_PORT") from taken


@click.command()
def worker() -> None:
    """Run jobs only, on PostgreSQL, as many of these as wanted. Set GONGDAN_EMBEDDED_RUNNER=false for `serve` then."""
    settings = read_settings()
    if settings.database_url.startswith("sqlite"):
        raise click.ClickException("SQLite has one writer: `gongdan serve` runs its jobs itself")
    from app.cli.process import work

    work(settings)


COMMANDS = {"serve": serve, "worker": worker}
