"""Puts a bundle's drafts in force, the only publish there is: checked, tried on its cases, released at once."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from sqlalchemy import Connection, bindparam, select, text

from app.actor import Actor
from app.bundles import files_of
from app.db import Database
from app.errors import BadBundle, Conflict, NotFound
from app.live import Live, live, live_within
from app.models import record, release
from app.operations.import_bundle import digest
from app.operations.schedules import arrange
from app.outbox import Job, call_off, enqueue
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

CHANGED = Text("有人同时发布了别的内容，请重试", "somebody published something else meanwhile; try again")
NO_BUNDLE = ("这个应用", "this bundle")


@dataclass(frozen=True, slots=True)
class Release:
    """What publishing made."""

    seq: int
    bundle: str
    at: int
    note: str
    warnings: tuple[Problem, ...] = ()
    planned_for: int | None = None


def publish_bundle(
    db: Database, key: str, actor: Actor, now: int, gate: Gate, note: str = "", at: int | None = None
) -> Release:
    """Release the drafts of the bundle `key`; in force now or, planned, from `at` on, which is the work of a job.

    What was planned for this bundle before is called off. Raises BadBundle with every problem, NotFound, Conflict.
    """
    with db.read() as conn:
        in_force, files = live(db, conn), files_of(conn, key)
        in_use = forms_in_use(conn, in_force, key)
    if not files:
        raise NotFound(*NO_BUNDLE)
    others = others_than(in_force, key)
    read, warnings = checked(files, others, in_force, gate, in_use)
    kept = {path: digest(raw) for path, raw in files.items()}

    def work(conn: Connection) -> Release:
        alone(conn)
        if live(db, conn).releases != in_force.releases:
            raise Conflict("published_meanwhile", CHANGED)
        call_off(conn, plans(conn, key))
        later = at is not None and at > now
        seq = install(conn, key, read.definitions, now, by=actor.user, note=note, files=kept, live=not later)
        if not later:
            arrange(conn, live_within(conn), now)
        elif at is not None:
            enqueue(conn, [Job("release", {"release": seq}, at, plan_of(seq))], now)
        what = "publish_planned" if later else "published"
        note_in_trail(conn, actor, what, f"bundle/{key}", now, {"release": seq, "note": note, "at": at or now})
        return Release(seq, key, now, note, warnings, at if later else None)

    return db.write(work)


def checked(
    files: dict[str, bytes],
    others: tuple[Definition, ...],
    in_force: Live | None,
    gate: Gate,
    in_use: Iterable[str] = (),
) -> tuple[Bundle, tuple[Problem, ...]]:
    """The bundle in `files`, and what its author should know though it does not stop a publish. `in_use` are forms of
    the bundle that have records: those stay. Raises BadBundle.
    """
    read, unreadable = read_what_can_be_read(files)
    problems = [*unreadable, *_missing(read, in_force), *_taken(read, in_force), *_left_behind(read, in_use)]
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


def forms_in_use(conn: Connection, in_force: Live, key: str) -> list[str]:
    """The forms of the bundle, as it is in force, that have records."""
    forms = (name.removeprefix("form/") for name in in_force.owners if name.startswith("form/"))
    mine = (form for form in forms if in_force.owners[f"form/{form}"] == key)
    return [form for form in mine if conn.execute(_FIRST_RECORD, {"form": form}).first()]


def _left_behind(read: Bundle, in_use: Iterable[str]) -> Iterable[Problem]:
    there = {each.document for each in read.definitions}
    for form in in_use:
        if f"form/{form}" not in there:
            message = Text(
                f"表单“{form}”已有记录，不能从应用中去掉", f'the form "{form}" has records: it cannot leave the bundle'
            )
            yield Problem(f"form/{form}", "", "has_records", message)


def _taken(read: Bundle, in_force: Live | None) -> Iterable[Problem]:
    """A key is unique in the house and owned by one bundle."""
    for each in read.definitions:
        owner = in_force.owners.get(each.document, read.key) if in_force else read.key
        if owner != read.key:
            message = Text(f"应用“{owner}”已有同名配置", f'the bundle "{owner}" has a document of this key already')
            yield Problem(each.document, "/key", "taken_key", message)


def plan_of(seq: int) -> str:
    """The key of the job that puts a planned release in force."""
    return f"release:{seq}"


def plans(conn: Connection, key: str) -> list[str]:
    """The jobs that would put a release of this bundle in force, if they are still to come."""
    mine = conn.execute(select(release.c.seq).where(release.c.bundle == key)).scalars()
    return [plan_of(seq) for seq in mine]


def alone(conn: Connection) -> None:
    """One publish at a time; SQLite has one writer anyway."""
    if conn.dialect.name == "postgresql":
        conn.execute(text("SELECT pg_advisory_xact_lock(hashtext('gongdan publish'))"))


_FIRST_RECORD = select(record.c.id).where(record.c.form == bindparam("form")).limit(1)
