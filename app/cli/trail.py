"""The command that walks the audit trail."""

from __future__ import annotations

import click

from app.cli.bundles import opened
from app.queries.audit import chain


@click.command()
def audit() -> None:
    """Walk the seals of the audit trail; exit 1 where a row was changed or is missing."""
    with opened().read() as conn:
        found = chain(conn)
    if found.broken is not None:
        raise click.ClickException(
            f"{found.whole} rows are whole; row {found.broken} was changed, or one before it is gone"
        )
    click.echo(f"{found.whole} rows sealed and whole, {found.waiting} not sealed yet; the chain ends in {found.end}")


COMMANDS = {"audit": audit}
