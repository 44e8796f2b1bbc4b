"""Takes a draft back: to what is in force, or, of something new or no longer wanted, out of its bundle."""

from __future__ import annotations

from sqlalchemy import Connection, delete, select, update

from app.actor import Actor
from app.db import Database
from app.errors import Conflict, NotFound
from app.models import bundle_file, document, record, release
from app.operations.save_definition import find_definition
from app.trail import note
from engines.kinds import Text

NOTHING = ("这份配置", "this definition")
NOT_IN_FORCE = Text(
    "它还没有发布过，没有可以恢复的版本；不要它了请删除",
    "it was never published: there is nothing to go back to; delete it instead",
)
HAS_RECORDS = Text("这张表单已有记录，不能删除", "this form has records; it cannot be deleted")


def discard_draft(db: Database, kind: str, key: str, actor: Actor, now: int) -> str:
    """The draft is again, byte for byte, what is in force; its bundle. Raises NotFound, Conflict."""

    def work(conn: Connection) -> str:
        bundle, path = _place(conn, kind, key)
        manifest = conn.execute(select(release.c.manifest).where(release.c.bundle == bundle, release.c.live)).scalar()
        number = (manifest or {}).get(f"{kind}/{key}")
        if number is None:
            raise Conflict("never_published", NOT_IN_FORCE)
        raw = conn.execute(select(document.c.raw).where(document.c.id == number)).scalar_one().encode()
        mine = bundle_file.c.bundle == bundle, bundle_file.c.path == path
        conn.execute(update(bundle_file).where(*mine).values(raw=raw, updated_at=now))
        note(conn, actor, "draft_discarded", f"{kind}/{key}", now, {"bundle": bundle})
        return bundle

    return db.write(work)


def delete_draft(db: Database, kind: str, key: str, actor: Actor, now: int) -> str:
    """The document leaves its bundle, in force with the next publish; its bundle. Raises NotFound, Conflict."""

    def work(conn: Connection) -> str:
        bundle, path = _place(conn, kind, key)
        if kind == "form" and conn.execute(select(record.c.id).where(record.c.form == key).limit(1)).first():
            raise Conflict("has_records", HAS_RECORDS)
        conn.execute(delete(bundle_file).where(bundle_file.c.bundle == bundle, bundle_file.c.path == path))
        note(conn, actor, "definition_deleted", f"{kind}/{key}", now, {"bundle": bundle})
        return bundle

    return db.write(work)


def _place(conn: Connection, kind: str, key: str) -> tuple[str, str]:
    found = find_definition(conn, kind, key)
    if found is None:
        raise NotFound(*NOTHING)
    return found[0], found[1]
