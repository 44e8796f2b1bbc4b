"""Bundles, their releases and the documents in them, drafts included."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping
from hashlib import sha256
from typing import Any

from sqlalchemy import Connection, select

from app.bundles import files_of
from app.errors import NotFound
from app.models import bundle, bundle_file, document, job, release
from app.queries.names import names_of, somebody
from engines import strict_json
from engines.errors import BadDefinition
from engines.manifest import NOT_DOCUMENTS

NO_BUNDLE = ("这个应用", "this bundle")
NO_DEFINITION = ("这份配置", "this definition")
LONG_AGO = (1980, 1, 1, 0, 0, 0)  # the same files make the same archive


def bundles(conn: Connection) -> list[dict[str, Any]]:
    """All bundles with their live releases, by name."""
    live = {row["bundle"]: row for row in _releases(conn) if row["live"]}
    names = names_of(conn, (row["by"] for row in live.values()))
    rows = conn.execute(select(bundle).order_by(bundle.c.key)).mappings()
    return [_summary(row, live.get(row["key"]), names) for row in rows]


def one_bundle(conn: Connection, key: str) -> dict[str, Any]:
    """A bundle with all its releases and documents."""
    row = conn.execute(select(bundle).where(bundle.c.key == key)).mappings().one_or_none()
    if row is None:
        raise NotFound(*NO_BUNDLE)
    releases = [each for each in _releases(conn) if each["bundle"] == key]
    names = names_of(conn, (each["by"] for each in releases))
    live = next((each for each in releases if each["live"]), None)
    return _summary(row, live, names) | {
        "releases": [dump_release(each, names) for each in releases],
        "documents": definitions(conn, bundle=key),
    }


def dump_release(row: Mapping[str, Any], names: dict[int, str]) -> dict[str, Any]:
    """A release as answers hold it."""
    plain = {name: row[name] for name in ("seq", "at", "note", "live", "planned_for")}
    return plain | {"by": somebody(row["by"], names)}


def definitions(conn: Connection, kind: str = "", bundle: str = "") -> list[dict[str, Any]]:
    """The documents of all bundles as they are drafted now, without their bodies."""
    asked = select(bundle_file).order_by(bundle_file.c.bundle, bundle_file.c.path)
    rows = conn.execute(asked.where(bundle_file.c.bundle == bundle) if bundle else asked).mappings()
    found = (_document(row) for row in rows if is_document(row["path"]))
    return [each for each in found if each and kind in ("", each["kind"])]


def documents(conn: Connection, key: str) -> list[dict[str, Any]]:
    """The bundle's documents as drafted now, whole, and how each stands to the release in force."""
    if conn.execute(select(bundle.c.key).where(bundle.c.key == key)).first() is None:
        raise NotFound(*NO_BUNDLE)
    mine = release.c.bundle == key, release.c.live
    before = conn.execute(select(release.c.files).where(*mine)).scalar() or {}
    asked = select(bundle_file).where(bundle_file.c.bundle == key).order_by(bundle_file.c.path)
    rows = [row for row in conn.execute(asked).mappings() if is_document(row["path"])]
    return [about | _standing(row, before) for row in rows if (about := _document(row))]


def _standing(row: Mapping[str, Any], before: Mapping[str, str]) -> dict[str, Any]:
    raw, then = bytes(row["raw"]), before.get(row["path"])
    state = "new" if then is None else "same" if then == sha256(raw).hexdigest() else "changed"
    return {"state": state, "document": strict_json.loads(raw)}


def draft(conn: Connection, kind: str, key: str) -> Mapping[str, Any]:
    """The file that holds this document now: its bundle, path and bytes."""
    for row in conn.execute(select(bundle_file).where(bundle_file.c.path.like("%.json"))).mappings():
        about = _document(row) if is_document(row["path"]) else None
        if about and (about["kind"], about["key"]) == (kind, key):
            return row
    raise NotFound(*NO_DEFINITION)


def releases_of(conn: Connection, kind: str, key: str) -> list[dict[str, Any]]:
    """The releases that brought a new version of this document, newest first."""
    name, found, seen = f"{kind}/{key}", [], set()
    for row in reversed(_releases(conn)):
        number = row["manifest"].get(name)
        if number is not None and number not in seen:
            seen.add(number)
            found.append(row)
    versions = {
        row.id: row.raw for row in conn.execute(select(document.c.id, document.c.raw).where(document.c.id.in_(seen)))
    }
    names = names_of(conn, (row["by"] for row in found))
    return [
        dump_release(row, names) | {"document": strict_json.loads(versions[row["manifest"][name]])}
        for row in reversed(found)
    ]


def archive(conn: Connection, key: str) -> bytes:
    """The bundle's files as a zip, byte for byte as they came or were edited."""
    files = files_of(conn, key)
    if not files:
        raise NotFound(*NO_BUNDLE)
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as packed:
        for path, raw in sorted(files.items()):
            packed.writestr(zipfile.ZipInfo(path, LONG_AGO), raw, zipfile.ZIP_DEFLATED)
    return out.getvalue()


def is_document(path: str) -> bool:
    """Whether a file of a bundle holds a definition."""
    return path.endswith(".json") and path not in NOT_DOCUMENTS


def _releases(conn: Connection) -> list[Mapping[str, Any]]:
    """Newest first, each with the time it is planned for, if it is."""
    rows = list(conn.execute(select(release).order_by(release.c.seq.desc())).mappings())
    keys = [f"release:{row['seq']}" for row in rows]
    waiting = select(job.c.key, job.c.run_at).where(job.c.key.in_(keys), job.c.status == "ready")
    planned = {row.key: row.run_at for row in conn.execute(waiting)}
    return [dict(row) | {"planned_for": planned.get(key)} for key, row in zip(keys, rows, strict=True)]


def _summary(row: Mapping[str, Any], live: Mapping[str, Any] | None, names: dict[int, str]) -> dict[str, Any]:
    return {
        "key": row["key"],
        "name": row["name"],
        "version": row["version"],
        "requires": row["requires"],
        "release": dump_release(live, names) if live else None,
    }


def _document(row: Mapping[str, Any]) -> dict[str, Any] | None:
    try:
        value = strict_json.loads(bytes(row["raw"]))
    except BadDefinition:
        return None
    if not isinstance(value, dict):
        return None
    envelope = {name: value.get(name) for name in ("kind", "key", "name", "version")}
    return envelope | {"bundle": row["bundle"], "path": row["path"], "updated_at": row["updated_at"]}


def release_of(conn: Connection, key: str, seq: int) -> Mapping[str, Any]:
    """This release of this bundle. Raises NotFound."""
    found = next((row for row in _releases(conn) if row["bundle"] == key and row["seq"] == seq), None)
    if found is None:
        raise NotFound("这个发布版本", "this release")
    return found
