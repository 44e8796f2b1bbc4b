"""Flows as a whole: on which releases their instances stand, and moving them to another."""

from __future__ import annotations

from typing import Any

from flask import Response

from app.operations.migrate_instances import migrate_instances
from app.operations.preview_drafts import preview_drafts
from app.operations.preview_migration import preview
from app.operations.simulate_flow import Rehearsal, rehearsal
from app.operations.stand_ins import names
from app.operations.undo_migration import undo_migration
from app.queries.migrating import Wish, counted
from app.queries.migrations import migrations, standings
from app.queries.simulated import shown_effects, shown_state, shown_steps
from app.web.base.allow import CHANGING, READING, actor_with, allowed
from app.web.base.blueprint import Blueprint, dump
from app.web.base.language import language
from app.web.base.shell import shell
from app.wire.answers import items_of
from app.wire.flows import (
    Migrated,
    Migration,
    NewMigration,
    Preview,
    Simulated,
    Simulation,
    Standing,
    Undo,
    Undone,
    WantedPreview,
)
from engines.flow.state_json import state_to_json
from engines.form.show import shown

blueprint = Blueprint("flows", __doc__)


@blueprint.get("/flows/<key>/releases")
@blueprint.response(200, items_of(Standing))
def releases(key: str) -> Response:
    """The releases that hold the flow, newest first, with how many instances stand on each."""
    with allowed(CHANGING) as (conn, sight):
        return dump({"items": standings(conn, sight.live, key)})


@blueprint.post("/flows/simulate")
@blueprint.arguments(Simulation)
@blueprint.response(200, Simulated)
def simulate(given: dict[str, Any]) -> Response:
    """One step of trying a drawn flow: submit, finish a task, or let time pass. The caller carries the state."""
    with allowed(READING) as (conn, sight):
        now = sight.now if given["now"] is None else given["now"]
        tried = rehearsal(conn, sight.live, given["bundle"], given["flow"], now)
    if given["state"] is None:
        tried.start(given["data"])
    else:
        tried.resume(given["state"], given["values"])
        if given["task"] is not None:
            tried.act(given["task"], given["action"], given["data"])
        tried.wait(given["wait"])
    return dump(_tried(tried))


@blueprint.post("/flows/<key>/migration-preview")
@blueprint.arguments(WantedPreview)
@blueprint.response(200, Preview)
def look(given: dict[str, Any], key: str) -> Response:
    """What moving instances to another release would do, 500 at a time; nothing is written.

    Without `to` it is to what is drawn now, so that it can be seen before a publish.
    """
    looked = preview_drafts if given["to"] is None else preview
    with allowed(CHANGING) as (conn, sight):
        return dump(looked(conn, sight.live, _wish(key, given), sight.now))


@blueprint.post("/flows/<key>/migrations")
@blueprint.arguments(NewMigration)
@blueprint.response(200, Migrated)
def move(given: dict[str, Any], key: str) -> Response:
    """Move instances to another release, 500 at a time, each in its own transaction; what does not fit stays."""
    here, actor = shell(), actor_with(CHANGING)
    more = {"reason": given.pop("note"), "migration_id": given.pop("migration")}
    done = migrate_instances(here.database, _wish(key, given), actor, here.clock(), **more)
    return dump(_page(done, "kept", "moved", "blocked"))


@blueprint.get("/flows/<key>/migrations")
@blueprint.response(200, items_of(Migration))
def past(key: str) -> Response:
    """The migrations of a flow, newest first."""
    with allowed(CHANGING) as (conn, sight):
        return dump({"items": migrations(conn, sight.live, key)})


@blueprint.post("/migrations/<int:number>/undo")
@blueprint.arguments(Undo)
@blueprint.response(200, Undone)
def undo(given: dict[str, Any], number: int) -> Response:
    """Take a migration back, 500 instances at a time; those whose flow has moved on since stay."""
    here, actor = shell(), actor_with(CHANGING)
    return dump(_page(undo_migration(here.database, number, actor, here.clock(), **given), "undone", "blocked"))


def _wish(key: str, given: dict[str, Any]) -> Wish:
    records = given.pop("records")
    return Wish(key, records=None if records is None else tuple(records), **given)


def _page(done: Any, *outcomes: str) -> dict[str, Any]:
    return {"id": done.id, "counts": counted(done.items, *outcomes), "items": done.items, "next": done.following}


def _tried(tried: Rehearsal) -> dict[str, Any]:
    state = tried.stands
    people = names(tried.groups, (each.username for each in tried.asked))
    return {
        "now": tried.now,
        "state": state_to_json(state),
        "values": tried.values,
        "shown": shown(tried.form, tried.values, language()),
        **shown_state(tried.flow, state, people, tried.groups),
        "steps": shown_steps(tried.steps),
        "effects": shown_effects(tried.effects),
    }
