"""The command line, `gongdan`: one file per subject, each with its commands."""

from __future__ import annotations

import logging
import sys

import click

from app.cli import bundles, data, serving, staff
from app.errors import BadBundle, Failure
from app.settings import BadSetting

LOG_FORMAT = "%(asctime)s %(levelname)s %(name)s: %(message)s"


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
def gongdan() -> None:
    """Gongdan: no-code e-commerce ticketing."""
    logging.basicConfig(level=logging.INFO, format=LOG_FORMAT)


for room in (serving, bundles, data, staff):
    for command in room.COMMANDS:
        gongdan.add_command(command)


def main() -> None:
    """Run a command; what goes wrong for a known reason is said in one line, without a trace."""
    try:
        gongdan(standalone_mode=False)
    except BadBundle as bad:
        for problem in bad.problems:
            click.echo(problem.line())
        sys.exit(1)
    except (Failure, BadSetting) as refused:
        click.echo(f"gongdan: {refused}", err=True)
        sys.exit(1)
    except click.ClickException as wrong:
        wrong.show()
        sys.exit(wrong.exit_code)
    except (click.Abort, KeyboardInterrupt):
        sys.exit(130)
