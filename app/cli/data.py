"""Commands about data: a first start with a template, demo tickets, projections, the catalogue."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import click
from sqlalchemy import select

from app import clock
from app.cli.bundles import opened, templates
from app.cli.serving import run_server
from app.cli.staff import first_login
from app.db import Database
from app.live import live
from app.migrate import migrate
from app.models import bundle, record
from app.places import SHELF, place
from app.projection import ensure, rebuild
from app.runner.demo import Made
from app.runner.demo import demo as make_demo
from app.settings import read_settings
from engines import catalog as catalogue
from engines import strict_json

TEMPLATE = "after_sales"


@click.command()
def run() -> None:
    """Start Gongdan; on the first start with the after-sales template, demo tickets and a login."""
    settings = read_settings()
    migrate(settings.database_url)
    db = Database(settings.database_url)
    with db.read() as conn:
        empty = conn.execute(select(bundle.c.key)).first() is None
    if empty:
        click.echo("First start: importing the template")
        templates(db, [TEMPLATE])
        click.echo(_made(_demo(db, TEMPLATE, 300, 14, 1)))
    login = first_login(db, settings)
    db.close()
    click.echo(f"\n  Gongdan runs on {settings.address}\n  Sign in: {login}\n")
    run_server(settings)


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


@click.group()
def projection() -> None:
    """The typed tables that lists and reports read."""


@projection.command("rebuild")
@click.argument("forms", nargs=-1)
def rebuild_projection(forms: tuple[str, ...]) -> None:
    """Make the tables of FORMS (all, where none is named) anew from the records."""
    db = opened()

    def work(conn: Any) -> None:
        in_force = live(db, conn)
        for key in forms or sorted(in_force.tables):
            table = in_force.tables[key]
            ensure(conn, table)
            rows = conn.execute(select(record).where(record.c.form == key).order_by(record.c.id)).mappings()
            click.echo(f"{key}: {rebuild(conn, table, rows)} records")

    db.write(work)


@click.command()
@click.option("--to", "folder", default=place("schemas"), type=click.Path(path_type=Path), show_default=True)
def catalog(folder: Path) -> None:
    """Write the catalogue of all kinds and the JSON Schemas of all documents."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, document in {"catalog": catalogue.catalog(), **catalogue.schemas()}.items():
        (folder / f"{name}.json").write_text(written(document), encoding="utf-8")
        click.echo(f"{name}.json")


def written(document: Any) -> str:
    """JSON as it is committed: two spaces, Chinese as such, a final newline."""
    return json.dumps(document, ensure_ascii=False, indent=2) + "\n"


COMMANDS = (run, demo, projection, catalog)
