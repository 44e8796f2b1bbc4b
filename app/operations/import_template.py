"""Takes a template and everything it stands on into the house, and puts it in force."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from app.actor import Actor
from app.db import Database
from app.operations.import_bundle import import_bundle
from app.operations.publish_bundle import Gate, Release, publish_bundle


def import_template(
    db: Database, bundles: Sequence[Mapping[str, bytes]], actor: Actor, now: int, gate: Gate, note: str = ""
) -> list[Release]:
    """Import and publish these bundles, in the order in which they stand on each other. Raises BadBundle, Conflict.

    Each is a transaction of its own: what was published stays, and trying again goes on from there.
    """
    made = []
    for files in bundles:
        imported = import_bundle(db, files, actor, now)
        made.append(publish_bundle(db, imported.key, actor, now, gate, note))
    return made
