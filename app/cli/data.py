"""Commands that make things anew from what is there: projections, the catalogue and what is drawn from it."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import click
from sqlalchemy import select

from app.cli.bundles import opened
from app.live import live
from app.models import record
from app.places import place
from app.projection import ensure, rebuild
from engines import catalog as catalogue
from engines.handbook import handbook
from engines.rule import conditions


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
@click.option("--docs", default=place("docs"), type=click.Path(path_type=Path), show_default=True)
def catalog(folder: Path, docs: Path) -> None:
    """Write the catalogue of all kinds, the JSON Schemas of all documents, and the reference of kinds."""
    pages = {docs / language / "kinds.md": handbook(language) for language in ("zh", "en")}
    pages |= {docs / language / "conditions.md": conditions.page(language) for language in ("zh", "en")}
    documents = {"catalog": catalogue.catalog(), **catalogue.schemas()}
    made = {folder / f"{name}.json": written(document) for name, document in documents.items()}
    for file, content in {**made, **pages}.items():
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(content, encoding="utf-8")
        click.echo(file.name)


def written(document: Any) -> str:
    """JSON as it is committed: two spaces, Chinese as such, a final newline."""
    return json.dumps(document, ensure_ascii=False, indent=2) + "\n"


COMMANDS = {"projection": projection, "catalog": catalog}
