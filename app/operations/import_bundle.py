"""Takes a bundle's files into the house, byte for byte; nothing of it is in force before it is published."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from hashlib import sha256

from sqlalchemy import Connection, delete, insert, select, update

from app.actor import Actor
from app.db import Database
from app.errors import BadBundle, Conflict
from app.models import bundle, bundle_file
from app.trail import note
from engines.errors import BadDefinition
from engines.kinds import Text
from engines.manifest import Bundle, read_bundle

Files = Mapping[str, bytes]


@dataclass(frozen=True, slots=True)
class Imported:
    """The bundle; `kept` are files edited here that the import left as they were edited."""

    key: str
    version: int
    kept: tuple[str, ...]


def import_bundle(db: Database, files: Files, actor: Actor, now: int, *, replace: bool = False) -> Imported:
    """Store the files of a bundle as its drafts. Raises BadBundle with every problem of every file.

    Where the bundle is there already, files edited here stay as long as the bundle's author did not change them too;
    where both did, Conflict names them. `replace` drops what was edited here.
    """
    try:
        read = read_bundle(files)
    except BadDefinition as bad:
        raise BadBundle(bad.problems) from bad
    return db.write(lambda conn: _store(conn, files, read, actor, now, replace))


def _store(conn: Connection, files: Files, read: Bundle, actor: Actor, now: int, replace: bool) -> Imported:
    base = {path: digest(raw) for path, raw in files.items()}
    before = conn.execute(select(bundle.c.base).where(bundle.c.key == read.key).with_for_update()).scalar()
    kept = {} if before is None or replace else _edited(conn, read.key, before, files)
    merged = {**files, **kept}
    row = {
        "name": {"zh": read.name.zh, "en": read.name.en},
        "version": read.version,
        "requires": list(read.requires),
        "base": base,
        "updated_at": now,
    }
    if before is None:
        conn.execute(insert(bundle), row | {"key": read.key, "created_at": now})
    else:
        conn.execute(update(bundle).where(bundle.c.key == read.key).values(row))
    conn.execute(delete(bundle_file).where(bundle_file.c.bundle == read.key))
    rows = [{"bundle": read.key, "path": path, "raw": raw, "updated_at": now} for path, raw in merged.items()]
    conn.execute(insert(bundle_file), rows)
    note(conn, actor, "bundle_imported", f"bundle/{read.key}", now, {"version": read.version, "kept": sorted(kept)})
    return Imported(read.key, read.version, tuple(sorted(kept)))


def _edited(conn: Connection, key: str, base: Mapping[str, str], files: Files) -> dict[str, bytes]:
    """The files that were edited here since the last import. Raises Conflict where the author changed them as well."""
    rows = conn.execute(select(bundle_file.c.path, bundle_file.c.raw).where(bundle_file.c.bundle == key))
    edited = {row.path: bytes(row.raw) for row in rows if digest(bytes(row.raw)) != base.get(row.path)}
    both = [path for path, raw in edited.items() if path in files and files[path] != raw and _moved(path, base, files)]
    if both:
        zh, en = "、".join(sorted(both)), ", ".join(sorted(both))
        raise Conflict(
            "edited_here", Text(f"这些文件在本地也改过：{zh}", f"these files were edited here as well: {en}")
        )
    return edited


def _moved(path: str, base: Mapping[str, str], files: Files) -> bool:
    return digest(files[path]) != base.get(path)


def digest(raw: bytes) -> str:
    """What the house knows a file's bytes by."""
    return sha256(raw).hexdigest()
