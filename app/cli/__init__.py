"""The command line, `gongdan`: one file per subject, read only when one of its commands is asked for."""

from __future__ import annotations

import logging
import sys
from collections.abc import Mapping
from importlib import import_module

import click

from app.errors import BadBundle, Failure
from app.settings import BadSetting

LOG_FORMAT = "%(asctime)s %(levelname)s %(name)s: %(message)s"

# `serve` only watches over its worker: what it does not import, it does not hold in memory all day.
SUBJECTS: Mapping[str, str] = {
    **dict.fromkeys(("serve", "worker"), "serving"),
    **dict.fromkeys(("import", "export", "publish", "check"), "bundles"),
    "run": "running",
    "demo": "demos",
    **dict.fromkeys(("projection", "catalog"), "data"),
    "user": "staff",
    **dict.fromkeys(("migrate-flow", "undo-migration"), "migrating"),
    "table": "tables",
    "audit": "trail",
}


class Subjects(click.Group):
    """Commands by the subject that has them."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """All of them, in the order of the alphabet."""
        return sorted(SUBJECTS)

    def get_command(self, ctx: click.Context, name: str) -> click.Command | None:
        """The command `name`, from its subject's COMMANDS."""
        if name not in SUBJECTS:
            return None
        found: Mapping[str, click.Command] = import_module(f"app.cli.{SUBJECTS[name]}").COMMANDS
        return found[name]


@click.group(cls=Subjects, context_settings={"help_option_names": ["-h", "--help"]})
def gongdan() -> None:
    """Gongdan: no-code e-commerce ticketing."""
    logging.basicConfig(level=logging.INFO, format=LOG_FORMAT)
    logging.getLogger("alembic").setLevel(logging.WARNING)


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
