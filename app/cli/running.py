"""The command of a first look: whatever has to be done before, and then the server."""

from __future__ import annotations

import os
import sys

import click

from app.settings import Settings, read_settings


@click.command()
def run() -> None:
    """Start Gongdan; on the first start with the after-sales template, demo tickets and a login."""
    settings = read_settings()
    click.echo(f"\n  Gongdan runs on {settings.address}\n  Sign in: {_login(settings)}\n")
    sys.stdout.flush()
    # The server takes the place of this process, and none of what the first start needed stays in memory.
    os.execv(sys.executable, [sys.executable, "-m", "app.cli", "serve"])


def _login(settings: Settings) -> str:
    """How to sign in: read where it was noted beside our own SQLite file, else after a look into the database."""
    own = settings.own_sqlite
    if own and own.exists() and settings.login_file.exists():
        return settings.login_file.read_text().strip()
    from app.cli.demos import first_start  # all the engines: a later start need not wait for them twice

    return first_start(settings)


COMMANDS = {"run": run}
