"""Commands that move the instances of a flow to another release, and back."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

import click

from app import clock
from app.actor import SYSTEM
from app.cli.bundles import opened
from app.db import Database
from app.live import live
from app.operations.migrate_instances import migrate_instances
from app.operations.preview_migration import preview
from app.operations.undo_migration import undo_migration
from app.queries.migrating import Wish


@click.command("migrate-flow")
@click.argument("flow")
@click.option("--to", required=True, type=int, help="The release to go to.")
@click.option("--from", "origin", type=int, help="Only instances of this release.")
@click.option("--map", "pairs", multiple=True, metavar="OLD=NEW", help="A node that became another; may be repeated.")
@click.option("--dry-run", is_flag=True, help="Only say what would happen.")
@click.option("--note", default="", help="Why, for the list of migrations.")
def migrate_flow(flow: str, to: int, origin: int | None, pairs: tuple[str, ...], dry_run: bool, note: str) -> None:
    """Move the instances of FLOW to another release; those that do not fit stay and are named with the reason."""
    db, wish = opened(), Wish(flow, to, origin, _mapping(pairs))
    counts, number = {"moved": 0, "blocked": 0, "kept": 0}, None
    following: int | None = 0
    while following is not None:
        wish = replace(wish, after=following)
        if dry_run:
            page = _looked(db, wish)
        else:
            done = migrate_instances(db, wish, SYSTEM, clock.now(), reason=note, migration_id=number)
            page, number = {"items": done.items, "next": done.following}, done.id
        for item in page["items"]:
            counts[item["outcome"]] += 1
            _say(item)
        following = page["next"]
    heading = "would be " if dry_run else ""
    click.echo(f"{counts['moved']} {heading}moved, {counts['blocked']} blocked, {counts['kept']} kept")
    if number is not None:
        click.echo(f"migration {number}; take it back with: gongdan undo-migration {number}")


@click.command("undo-migration")
@click.argument("migration", type=int)
def undo(migration: int) -> None:
    """Put the instances that MIGRATION moved back to where they stood, as far as they have not moved on."""
    db, counts = opened(), {"undone": 0, "blocked": 0}
    following: int | None = 0
    while following is not None:
        done = undo_migration(db, migration, SYSTEM, clock.now(), after=following)
        for item in done.items:
            counts[item["outcome"]] += 1
            _say(item)
        following = done.following
    click.echo(f"{counts['undone']} taken back, {counts['blocked']} stay")


def _looked(db: Database, wish: Wish) -> dict[str, Any]:
    with db.read() as conn:
        return preview(conn, live(db, conn), wish, clock.now())


def _mapping(pairs: tuple[str, ...]) -> dict[str, str]:
    found = {}
    for pair in pairs:
        old, equals, new = pair.partition("=")
        if not (old and equals and new):
            raise click.BadParameter(f"{pair}: write OLD=NEW", param_hint="--map")
        found[old] = new
    return found


def _say(item: dict[str, Any]) -> None:
    """One line for each reason to stay, each clock that changes, and each event that begins to be waited for."""
    number = item["record"]["number"]
    for reason in item["reasons"]:
        click.echo(f"{number}: {item['outcome']}: {reason['text']['en']}")
    for timer in item.get("timers", ()):
        click.echo(f'{number}: timer of "{timer["name"]["en"]}": {_at(timer["before"])} -> {_at(timer["after"])}')
    for event in item.get("events", ()):
        click.echo(f"{number}: {_event(event)}")


def _event(event: dict[str, Any]) -> str:
    name, message = event["name"]["en"], event["message"]
    if event["now"]:
        return f'"{name}" has come already: goes on at once'
    which = f' (message "{message}", key "{event["key"]}")' if message else ""
    return f'waits for "{name}" from then on{which}'


def _at(instant: int | None) -> str:
    return "none" if instant is None else f"{datetime.fromtimestamp(instant, UTC):%Y-%m-%d %H:%M:%S}Z"


COMMANDS = {"migrate-flow": migrate_flow, "undo-migration": undo}
