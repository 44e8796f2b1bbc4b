"""Definitions: drafts of forms, flows, rules, reports and everything else, as their original bytes."""

from __future__ import annotations

from hashlib import sha256
from typing import Any

from flask import Response, request

from app.operations.drop_draft import delete_draft, discard_draft
from app.operations.save_definition import save_definition
from app.queries.bundles import definitions, draft, releases_of
from app.queries.differences import diff
from app.web.base.allow import CHANGING, READING, actor_with, allowed
from app.web.base.blueprint import Blueprint, dump
from app.web.base.shell import shell
from app.wire.answers import items_of
from app.wire.bundles import (
    Between,
    DefinitionRelease,
    DefinitionSummary,
    Difference,
    Left,
    NewPlace,
    Saved,
    WantedDefinitions,
)

blueprint = Blueprint("definitions", __doc__)


@blueprint.get("/definitions")
@blueprint.arguments(WantedDefinitions, location="query")
@blueprint.response(200, items_of(DefinitionSummary))
def index(asked: dict[str, Any]) -> Response:
    """All documents, without their bodies."""
    with allowed(READING) as (conn, _):
        return dump({"items": definitions(conn, asked["kind"], asked["bundle"])})


@blueprint.get("/definitions/<kind>/<key>")
@blueprint.response(200, {"type": "object"})
def show(kind: str, key: str) -> Response:
    """The draft, byte for byte; its ETag is what If-Match of the next save must say."""
    with allowed(READING) as (conn, _):
        raw = bytes(draft(conn, kind, key)["raw"])
    return Response(raw, 200, {"ETag": f'"{sha256(raw).hexdigest()}"'}, "application/json")


@blueprint.put("/definitions/<kind>/<key>")
@blueprint.arguments(NewPlace, location="query")
@blueprint.response(200, Saved)
def save(asked: dict[str, Any], kind: str, key: str) -> Response:
    """Keep the body as the draft. A new document names its `bundle`; If-Match guards against somebody quicker."""
    here = shell()
    actor = actor_with(CHANGING)
    seen = request.headers.get("If-Match", "").strip().strip('"') or None
    raw = request.get_data(cache=False)
    done = save_definition(here.database, kind, key, raw, actor, here.clock(), bundle_key=asked["bundle"], seen=seen)
    return dump({"bundle": done.bundle, "path": done.path, "sha256": done.sha256}, etag=f'"{done.sha256}"')


@blueprint.delete("/definitions/<kind>/<key>")
@blueprint.response(200, Left)
def remove(kind: str, key: str) -> Response:
    """Take the document out of its bundle; in force with the next publish. 409 for a form that has records."""
    here = shell()
    return dump({"bundle": delete_draft(here.database, kind, key, actor_with(CHANGING), here.clock())})


@blueprint.post("/definitions/<kind>/<key>/discard")
@blueprint.response(200, Left)
def discard(kind: str, key: str) -> Response:
    """Make the draft again what is in force; 409 where nothing of it is."""
    here = shell()
    return dump({"bundle": discard_draft(here.database, kind, key, actor_with(CHANGING), here.clock())})


@blueprint.get("/definitions/<kind>/<key>/diff")
@blueprint.arguments(Between, location="query")
@blueprint.response(200, Difference)
def difference(asked: dict[str, Any], kind: str, key: str) -> Response:
    """What differs between two versions: from the one in force, or a release, to the draft, or a release."""
    with allowed(READING) as (conn, _):
        return dump(diff(conn, kind, key, asked["since"], asked["to"]))


@blueprint.get("/definitions/<kind>/<key>/releases")
@blueprint.response(200, items_of(DefinitionRelease))
def releases(kind: str, key: str) -> Response:
    """The releases that changed this document, newest first."""
    with allowed(READING) as (conn, _):
        return dump({"items": releases_of(conn, kind, key)})
