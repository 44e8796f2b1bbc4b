"""Keeps somebody's draft of a definition, byte for byte; it is in force once its bundle is published."""

from __future__ import annotations

from dataclasses import dataclass
from hashlib import sha256

from sqlalchemy import Connection, insert, select, update

from app.actor import Actor
from app.db import Database
from app.errors import BadBundle, Conflict, Flaw, Invalid, NotFound, Stale
from app.models import bundle, bundle_file
from app.trail import note
from engines import definition, strict_json
from engines.definition import Definition
from engines.errors import BadDefinition
from engines.kinds import Text
from engines.manifest import NOT_DOCUMENTS

OTHER_PLACE = Text("与地址中的类型或编号不符", "this is not what the address says")
IN_OTHER = Text("这个编号属于另一个应用", "this key belongs to another bundle")


@dataclass(frozen=True, slots=True)
class Saved:
    """Where the draft lies, and the hash of its bytes, to be named when it is saved again."""

    bundle: str
    path: str
    sha256: str


def save_definition(
    db: Database,
    kind: str,
    key: str,
    raw: bytes,
    actor: Actor,
    now: int,
    *,
    bundle_key: str | None = None,
    seen: str | None = None,
) -> Saved:
    """Keep `raw` as the draft of this document. `bundle_key` says where a new one goes, `seen` is the hash of the bytes
    it was made from. Raises BadBundle (cannot be read), Invalid, Stale, NotFound, Conflict.
    """
    document = f"{kind}/{key}"
    read = _read(raw, document)
    if (read.kind, read.key) != (kind, key):
        raise Invalid([Flaw("/key" if read.kind == kind else "/kind", "other_document", OTHER_PLACE)])

    def work(conn: Connection) -> Saved:
        found = find_definition(conn, kind, key)
        if found is None:
            found = _place(conn, kind, key, bundle_key)
            conn.execute(insert(bundle_file), {"bundle": found[0], "path": found[1], "raw": raw, "updated_at": now})
        else:
            if bundle_key not in (None, found[0]):
                raise Conflict("taken_key", IN_OTHER)
            if seen is not None and seen != sha256(found[2]).hexdigest():
                raise Stale
            mine = bundle_file.c.bundle == found[0], bundle_file.c.path == found[1]
            conn.execute(update(bundle_file).where(*mine).values(raw=raw, updated_at=now))
        conn.execute(update(bundle).where(bundle.c.key == found[0]).values(updated_at=now))
        saved = Saved(found[0], found[1], sha256(raw).hexdigest())
        note(conn, actor, "definition_saved", document, now, {"bundle": saved.bundle, "sha256": saved.sha256})
        return saved

    return db.write(work)


def _read(raw: bytes, document: str) -> Definition:
    try:
        return definition.read(raw, document)
    except BadDefinition as bad:
        raise BadBundle(bad.problems) from bad


def find_definition(conn: Connection, kind: str, key: str) -> tuple[str, str, bytes] | None:
    """The bundle, path and bytes of the document now; its file may be called anything."""
    for row in conn.execute(select(bundle_file).where(bundle_file.c.path.like("%.json"))):
        if row.path in NOT_DOCUMENTS or key.encode() not in bytes(row.raw):
            continue
        try:
            there = strict_json.loads(bytes(row.raw))
        except BadDefinition:
            continue
        if isinstance(there, dict) and (there.get("kind"), there.get("key")) == (kind, key):
            return row.bundle, row.path, bytes(row.raw)
    return None


def _place(conn: Connection, kind: str, key: str, bundle_key: str | None) -> tuple[str, str, bytes]:
    """Where a new document goes."""
    there = bundle_key is not None and conn.execute(select(bundle.c.key).where(bundle.c.key == bundle_key)).first()
    if not there or bundle_key is None:
        raise NotFound("这个应用", "this bundle")
    return bundle_key, f"{kind}/{key}.json", b""
