"""For a first look: a template with demo tickets, and more of them."""

from __future__ import annotations

import click
from sqlalchemy import select

from app import clock
from app.cli.bundles import opened, templates
from app.cli.staff import first_login
from app.db import Database
from app.live import live
from app.migrate import migrate
from app.models import bundle
from app.places import SHELF
from app.runner.demo import Made
from app.runner.demo import demo as make_demo
from app.settings import Settings, read_settings
from engines import strict_json

TEMPLATE = "after_sales"


def first_start(settings: Settings) -> str:
    """How to sign in; an empty installation gets the template and demo tickets first."""
    migrate(settings.database_url)
    db = Database(settings.database_url, zone=settings.zone)
    with db.read() as conn:
        empty = conn.execute(select(bundle.c.key)).first() is None
    if empty:
        click.echo("First start: importing the template")
        templates(db, [TEMPLATE])
        click.echo(_made(_demo(db, TEMPLATE, 300, 14, 1)))
    login = first_login(db, settings)
    db.close()
    return login


@click.command()
@click.option("--bundle", "key", default=TEMPLATE, help="Whose demo.json.")
@click.option("--tickets", default=300, show_default=True)
@click.option("--days", default=14, show_default=True, help="How far back they reach.")
@click.option("--seed", default=1, show_default=True, help="The same seed makes the same tickets.")
def demo(key: str, tickets: int, days: int, seed: int) -> None:
    """Make demo tickets through the real operations, on a virtual clock that ends now."""
    db = opened()
    with db.read() as conn:
        there = key in live(db, conn).releases
    if not there:
        templates(db, [key])
    click.echo(_made(_demo(db, key, tickets, days, seed)))
    click.echo(f"Sign in: {first_login(db, read_settings())}")


def _demo(db: Database, key: str, tickets: int, days: int, seed: int) -> Made:
    scenario = strict_json.loads((SHELF / key / "demo.json").read_bytes(), document="demo.json")
    with click.progressbar(length=tickets, label="Demo tickets") as bar:

        def progress(done: int, of: int) -> None:
            bar.update(done - bar.pos)

        files, until = read_settings().files_dir, clock.now()
        return make_demo(
            db, scenario, seed=seed, tickets=tickets, days=days, until=until, files=files, progress=progress
        )


def _made(made: Made) -> str:
    return f"{made.tickets} tickets" + (f", {made.refused} attempts refused" if made.refused else "")


COMMANDS = {"demo": demo}
