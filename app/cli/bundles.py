"""Commands about bundles: bring in, check, put in force, take out."""

from __future__ import annotations

import sys
import zipfile
from pathlib import Path

import click

from app import clock
from app.actor import SYSTEM
from app.bundles import files_of, in_order, read_folder, write_folder
from app.db import Database
from app.errors import BadBundle, NotFound
from app.migrate import migrate
from app.operations.import_bundle import import_bundle
from app.operations.publish_bundle import Release, checked, publish_bundle
from app.places import SHELF
from app.runner.cases import gate
from app.settings import read_settings
from engines.definition import Definition
from engines.errors import BadDefinition
from engines.manifest import read_bundle, read_what_can_be_read


@click.command("import")
@click.argument("path", type=click.Path(exists=True, path_type=Path))
@click.option("--publish", "at_once", is_flag=True, help="Put it in force as well, with what it requires.")
@click.option("--replace", is_flag=True, help="Drop what was edited here.")
def bring_in(path: Path, at_once: bool, replace: bool) -> None:
    """Store the files of a bundle: a folder, or a zip."""
    db = opened()
    done = import_bundle(db, read_files(path), SYSTEM, clock.now(), replace=replace)
    click.echo(f"imported {done.key}, version {done.version}")
    if at_once:
        click.echo(told(publish_bundle(db, done.key, SYSTEM, clock.now(), gate)))


@click.command()
@click.argument("bundle")
@click.argument("path", type=click.Path(path_type=Path))
def export(bundle: str, path: Path) -> None:
    """Write the files of a bundle into a folder, or into a zip where PATH ends so; byte for byte."""
    with opened().read() as conn:
        files = files_of(conn, bundle)
    if not files:
        raise NotFound("这个应用", f'the bundle "{bundle}"')
    if path.suffix == ".zip":
        with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as packed:
            for name, raw in files.items():
                packed.writestr(name, raw)
    else:
        write_folder(files, path)
    click.echo(f"{len(files)} files")


@click.command()
@click.argument("bundle")
@click.option("--note", default="", help="What is new, for the list of releases.")
def publish(bundle: str, note: str) -> None:
    """Check a bundle, try it on its cases, and put it in force."""
    click.echo(told(publish_bundle(opened(), bundle, SYSTEM, clock.now(), gate, note)))


@click.command()
@click.argument("path", type=click.Path(exists=True, path_type=Path))
@click.option("--language", default="en", type=click.Choice(["zh", "en"]), help="Of the messages.")
def check(path: Path, language: str) -> None:
    """Say everything that is wrong with a bundle, one `file#/json/pointer: message` a line. Needs no database."""
    files = read_files(path)
    try:
        others = required(files, path)
        read, warnings = checked(files, others, None, gate)
    except BadBundle as bad:
        for problem in bad.problems:
            click.echo(problem.line(language))
        sys.exit(1)
    for problem in warnings:
        click.echo(f"warning: {problem.line(language)}", err=True)
    click.echo(f"{read.key}: {len(read.definitions)} documents, {len(read.cases)} cases, no problem", err=True)


def required(files: dict[str, bytes], path: Path) -> tuple[Definition, ...]:
    """The documents of what the bundle requires, found beside it or among the templates. Raises BadBundle."""
    found: dict[str, tuple[Definition, ...]] = {}
    try:
        waiting = list(read_what_can_be_read(files)[0].requires)
        while waiting:
            key = waiting.pop()
            folder = next((each / key for each in (path.parent, SHELF) if (each / key / "bundle.json").exists()), None)
            if key not in found and folder is not None:
                read = read_bundle(read_folder(folder))
                found[key] = read.definitions
                waiting.extend(read.requires)
    except BadDefinition as bad:
        raise BadBundle(bad.problems) from bad
    return tuple(each for definitions in found.values() for each in definitions)


def templates(db: Database, keys: list[str]) -> None:
    """Import and publish these templates and what they require, each after what it stands on."""
    wanted = in_order(_requirements(keys))
    for key in wanted:
        import_bundle(db, read_folder(SHELF / key), SYSTEM, clock.now())
        click.echo("  " + told(publish_bundle(db, key, SYSTEM, clock.now(), gate)))


def _requirements(keys: list[str]) -> dict[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {}
    waiting = list(keys)
    while waiting:
        key = waiting.pop()
        if key not in found:
            found[key] = read_bundle(read_folder(SHELF / key)).requires
            waiting.extend(found[key])
    return found


def read_files(path: Path) -> dict[str, bytes]:
    """The files of a bundle, whether it lies in a folder or in a zip."""
    if path.is_dir():
        return read_folder(path)
    with zipfile.ZipFile(path) as packed:
        return {name: packed.read(name) for name in packed.namelist() if not name.endswith("/")}


def told(release: Release) -> str:
    """A release in one line."""
    return f"published {release.bundle}, release {release.seq}"


def opened() -> Database:
    """The database of the settings, up to date."""
    settings = read_settings()
    migrate(settings.database_url)
    return Database(settings.database_url, zone=settings.zone)


COMMANDS = {"import": bring_in, "export": export, "publish": publish, "check": check}
