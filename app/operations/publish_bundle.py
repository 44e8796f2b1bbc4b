"""Puts a bundle's drafts in force, the only publish there is: checked, tried on its cases, released at once."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from sqlalchemy import Connection, select, text

from app.actor import Actor
from app.bundles import files_of
from app.db import Database
from app.errors import BadBundle, Conflict, NotFound
from app.live import Live, live, live_within
from app.models import release
from app.operations.import_bundle import digest
from app.operations.schedules import arrange
from app.releases import install
from app.trail import note as note_in_trail
from engines import definition
from engines.bundle import check_bundle
from engines.definition import Definition
from engines.errors import BadDefinition, Problem
from engines.kinds import Text
from engines.manifest import Bundle, read_what_can_be_read

Gate = Callable[[Bundle, tuple[Definition, ...]], Iterable[Problem]]
"""Tries a bundle, beside the documents it stands on, and says what does not go as its cases demand."""

CHANGED = Text("有人同时发布了别的内容,请重试", "somebody published something else meanwhile; try again")
NO_BUNDLE = ("这个应用", "this bundle")


@dataclass(frozen=True, slots=True)
class Release:
    """What publishing made."""

    seq: int
    bundle: str
    at: int
    note: str
    warnings: tuple[Problem, ...] = ()


def publish_bundle(db: Database, key: str, actor: Actor, now: int, gate: Gate, note: str = "") -> Release:
    """Release the drafts of the bundle `key`. Raises BadBundle with every problem, NotFound, Conflict."""
    with db.read() as conn:
        in_force, files = live(db, conn), files_of(conn, key)
    if not files:
        raise NotFound(*NO_BUNDLE)
    others = others_than(in_force, key)
    read, warnings = checked(files, others, in_force, gate)
    kept = {path: digest(raw) for path, raw in files.items()}

    def work(conn: Connection) -> Release:
        _alone(conn)
        if live(db, conn).releases != in_force.releases:
            raise Conflict("published_meanwhile", CHANGED)
        seq = install(conn, key, read.definitions, now, by=actor.user, note=note, files=kept)
        arrange(conn, live_within(conn), now)
        note_in_trail(conn, actor, "published", f"bundle/{key}", now, {"release": seq, "note": note})
        return Release(seq, key, now, note, warnings)

    return db.write(work)


def restore_release(db: Database, seq: int, actor: Actor, now: int) -> Release:
    """Put an earlier release back in force. Raises NotFound, BadBundle where it no longer fits the other bundles."""

    def work(conn: Connection) -> Release:
        _alone(conn)
        row = conn.execute(select(release).where(release.c.seq == seq)).first()
        if row is None:
            raise NotFound("这个发布版本", "this release")
        conn.execute(release.update().where(release.c.bundle == row.bundle, release.c.live).values(live=False))
        conn.execute(release.update().where(release.c.seq == seq).values(live=True))
        try:
            arrange(conn, live_within(conn), now)
        except BadDefinition as bad:
            raise BadBundle(bad.problems) from bad
        note_in_trail(conn, actor, "release_restored", f"bundle/{row.bundle}", now, {"release": seq})
        return Release(seq, row.bundle, row.at, row.note)

    return db.write(work)


def checked(
    files: dict[str, bytes], others: tuple[Definition, ...], in_force: Live | None, gate: Gate
) -> tuple[Bundle, tuple[Problem, ...]]:
    """The bundle in `files`, and what its author should know though it does not stop a publish. Raises BadBundle."""
    read, unreadable = read_what_can_be_read(files)
    problems = [*unreadable, *_missing(read, in_force), *_taken(read, in_force)]
    try:
        house = check_bundle(read, others)
    except BadDefinition as bad:
        raise BadBundle(read.in_files((*problems, *bad.problems))) from bad
    problems += gate(read, others) if not problems else ()
    if problems:
        raise BadBundle(read.in_files(tuple(problems)))
    return read, read.in_files(house.warnings)


def others_than(in_force: Live, key: str) -> tuple[Definition, ...]:
    """The documents in force of all other bundles."""
    documents = (each for name, each in in_force.documents.items() if in_force.owners[name] != key)
    return tuple(definition.read(each.raw.encode(), each.name) for each in documents)


def _missing(read: Bundle, in_force: Live | None) -> Iterable[Problem]:
    for place, key in enumerate(read.requires):
        if in_force is not None and key not in in_force.releases:
            message = Text(f"需要先发布应用“{key}”", f'the bundle "{key}" must be published first')
            yield Problem("bundle.json", f"/requires/{place}", "missing_bundle", message)


def _taken(read: Bundle, in_force: Live | None) -> Iterable[Problem]:
    """A key is unique in the house and owned by one bundle."""
    for each in read.definitions:
        owner = in_force.owners.get(each.document, read.key) if in_force else read.key
        if owner != read.key:
            message = Text(f"应用“{owner}”已有同名配置", f'the bundle "{owner}" has a document of this key already')
            yield Problem(each.document, "/key", "taken_key", message)


def _alone(conn: Connection) -> None:
    """One publish at a time; SQLite has one writer anyway."""
    if conn.dialect.name == "postgresql":
        conn.execute(text("SELECT pg_advisory_xact_lock(hashtext('gongdan publish'))"))
