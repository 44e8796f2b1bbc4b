"""Tries a bundle's drafts as a publish would, without publishing: what is wrong now, each in its document."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from app.bundles import files_of
from app.db import Database
from app.errors import BadBundle, NotFound
from app.live import live
from app.operations.publish_bundle import NO_BUNDLE, Gate, checked, forms_in_use, others_than
from engines.errors import Problem
from engines.manifest import read_what_can_be_read


def check_drafts(db: Database, key: str, gate: Gate) -> tuple[Problem, ...]:
    """What stops the bundle `key` from being published, then what its author should know. Raises NotFound."""
    with db.read() as conn:
        in_force, files = live(db, conn), files_of(conn, key)
        in_use = forms_in_use(conn, in_force, key)
    if not files:
        raise NotFound(*NO_BUNDLE)
    try:
        _, found = checked(files, others_than(in_force, key), in_force, gate, in_use)
    except BadBundle as bad:
        found = bad.problems
    return tuple(_in_documents(files, found))


def _in_documents(files: dict[str, bytes], problems: tuple[Problem, ...]) -> Iterator[Problem]:
    """The problems named by "kind/key" instead of by file; a file that cannot be read is called after its path."""
    documents = {path: document for document, path in read_what_can_be_read(files)[0].paths.items()}
    for each in problems:
        yield replace(each, document=documents.get(each.document, each.document.removesuffix(".json")))
