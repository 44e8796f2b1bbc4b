"""Bundles: importing, exporting and publishing them."""

from __future__ import annotations

from typing import Any

from flask import Response, request

from app.operations import publish_bundle as publishing
from app.operations.begin_bundle import begin_bundle
from app.operations.check_drafts import check_drafts
from app.operations.import_bundle import import_bundle
from app.operations.put_in_force import cancel_plan, restore_release
from app.queries.bundles import archive, bundles, documents, one_bundle, release_of
from app.queries.differences import changes
from app.runner.cases import gate
from app.web.base.allow import CHANGING, READING, actor_with, allowed
from app.web.base.blueprint import Blueprint, dump
from app.web.base.language import language
from app.web.base.shell import shell
from app.web.base.uploads import make_room
from app.web.base.zips import unpacked
from app.wire.answers import items_of
from app.wire.bundles import (
    Bundle,
    BundleSummary,
    Checked,
    Difference,
    DocumentDraft,
    Imported,
    NewBundle,
    Note,
    Published,
    Replacing,
    WithCases,
)

blueprint = Blueprint("bundles", __doc__)


@blueprint.get("/bundles")
@blueprint.response(200, items_of(BundleSummary))
def index() -> Response:
    """All bundles with their live releases."""
    with allowed(READING) as (conn, _):
        return dump({"items": bundles(conn)})


@blueprint.post("/bundles")
@blueprint.arguments(Replacing, location="query")
@blueprint.response(201, Imported)
def take(asked: dict[str, Any]) -> Response:
    """Import a bundle as a zip: the body itself, or multipart `file`. Nothing is in force before it is published."""
    make_room()
    here = shell()
    actor = actor_with(CHANGING)
    sent = request.files.get("file")
    files = unpacked(sent.stream.read() if sent else request.get_data(cache=False))
    done = import_bundle(here.database, files, actor, here.clock(), replace=asked["replace"])
    return dump({"key": done.key, "version": done.version, "kept": list(done.kept)}, 201)


@blueprint.get("/bundles/<key>")
@blueprint.response(200, Bundle)
def show(key: str) -> Response:
    """One bundle with its releases and documents."""
    with allowed(READING) as (conn, _):
        return dump(one_bundle(conn, key))


@blueprint.put("/bundles/<key>")
@blueprint.arguments(NewBundle)
@blueprint.response(201, Imported)
def begin(given: dict[str, Any], key: str) -> Response:
    """Begin an empty application; 409 where the key is taken."""
    here = shell()
    done = begin_bundle(here.database, key, given, actor_with(CHANGING), here.clock())
    return dump({"key": done.key, "version": done.version, "kept": []}, 201)


@blueprint.get("/bundles/<key>/documents")
@blueprint.response(200, items_of(DocumentDraft))
def documents_of(key: str) -> Response:
    """The drafts of all its documents with their bodies, and which of them differ from what is in force."""
    with allowed(READING) as (conn, _):
        return dump({"items": documents(conn, key)})


@blueprint.post("/bundles/<key>/check")
@blueprint.arguments(WithCases, location="query")
@blueprint.response(200, Checked)
def check(asked: dict[str, Any], key: str) -> Response:
    """What a publish would say of the drafts; nothing is changed."""
    with allowed(READING):
        pass
    words = language()
    found = check_drafts(shell().database, key, gate if asked["cases"] else lambda bundle, others: ())
    problems = (
        {name: getattr(each, name) for name in ("document", "pointer", "code", "severity")}
        | {"message": each.message.to(words)}
        for each in found
    )
    return dump({"problems": list(problems)})


@blueprint.get("/bundles/<key>/export")
@blueprint.response(200, {"type": "string", "format": "binary"}, content_type="application/zip")
def export(key: str) -> Response:
    """The bundle's files as a zip, byte for byte."""
    with allowed(READING) as (conn, _):
        packed = archive(conn, key)
    return Response(packed, 200, {"Content-Disposition": f'attachment; filename="{key}.zip"'}, "application/zip")


@blueprint.post("/bundles/<key>/publish")
@blueprint.arguments(Note)
@blueprint.response(201, Published)
def publish(given: dict[str, Any], key: str) -> Response:
    """Check the drafts, play their cases, and put them in force, now or `at` a time; 422 names every problem."""
    here = shell()
    actor = actor_with(CHANGING)
    done = publishing.publish_bundle(here.database, key, actor, here.clock(), gate, given["note"], given["at"])
    return dump(dump_published(done), 201)


@blueprint.delete("/bundles/<key>/releases/<int:seq>/plan")
@blueprint.response(204)
def cancel(key: str, seq: int) -> Response:
    """A planned release stays out of force; 409 where none is planned any more."""
    here = shell()
    cancel_plan(here.database, key, seq, actor_with(CHANGING), here.clock())
    return Response(status=204)


@blueprint.get("/bundles/<key>/changes")
@blueprint.response(200, items_of(Difference))
def differences(key: str) -> Response:
    """What a publish would change: documents that are new, changed or gone, in both versions."""
    with allowed(READING) as (conn, _):
        return dump({"items": changes(conn, key)})


@blueprint.post("/bundles/<key>/releases/<int:seq>/restore")
@blueprint.response(201, Published)
def restore(key: str, seq: int) -> Response:
    """Put an earlier release back in force."""
    here = shell()
    with allowed(CHANGING) as (conn, sight):
        release_of(conn, key, seq)
    done = restore_release(here.database, seq, sight.actor, here.clock())
    return dump(dump_published(done), 201)


def dump_published(done: publishing.Release) -> dict[str, Any]:
    """A release that was just made, with its warnings in the caller's language."""
    words = language()
    warnings = [
        {"pointer": f"{each.document}#{each.pointer}", "code": each.code, "message": each.message.to(words)}
        for each in done.warnings
    ]
    told = {name: getattr(done, name) for name in ("seq", "bundle", "at", "note", "planned_for")}
    return told | {"warnings": warnings}
