"""What a publish would change: each document of a bundle beside the one in force."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from sqlalchemy import Connection, select

from app.errors import NotFound
from app.models import document, release
from app.queries.bundles import NO_DEFINITION, documents, draft
from engines import strict_json
from engines.compare import compare

NO_RELEASE = ("这个发布版本", "this release")


def changes(conn: Connection, bundle: str) -> list[dict[str, Any]]:
    """The documents that are new, changed or gone, with both versions and every difference."""
    drafts = {f"{each['kind']}/{each['key']}": each for each in documents(conn, bundle)}
    manifest = conn.execute(select(release.c.manifest).where(release.c.bundle == bundle, release.c.live)).scalar() or {}
    touched = {name: each for name, each in drafts.items() if each["state"] != "same"}
    gone = [name for name in manifest if name not in drafts]
    before = _read(conn, {name: manifest[name] for name in (*touched, *gone) if name in manifest})
    pairs = [(name, before.get(name), each["document"]) for name, each in touched.items()]
    pairs += [(name, before[name], None) for name in gone]
    return [difference(*pair) for pair in pairs]


def diff(conn: Connection, kind: str, key: str, since: int | None, to: int | None) -> dict[str, Any]:
    """One document: as release `since` has it (None: the one in force) and as `to` has it (None: the draft)."""
    name = f"{kind}/{key}"
    row = draft(conn, kind, key)
    after = strict_json.loads(bytes(row["raw"])) if to is None else _in_release(conn, name, row["bundle"], to)
    return difference(name, _in_release(conn, name, row["bundle"], since), after)


def difference(name: str, before: Any, after: Any) -> dict[str, Any]:
    """Both versions of a document and what differs; of one that is new or gone there is nothing to compare."""
    kind, _, key = name.partition("/")
    there = after if after is not None else before
    found = compare(before, after) if before is not None and after is not None else ()
    state = "new" if before is None else "removed" if after is None else "changed" if found else "same"
    told = [{"what": each.what, "before": each.before, "after": each.after} for each in found]
    title = there.get("name") if there else None
    return {"kind": kind, "key": key, "name": title, "state": state, "before": before, "after": after, "changes": told}


def _in_release(conn: Connection, name: str, bundle: str, seq: int | None) -> Any:
    """The document as a release has it; None where nothing is in force, or it is not part of the release."""
    mine = release.c.live if seq is None else release.c.seq == seq
    row = conn.execute(select(release.c.manifest).where(release.c.bundle == bundle, mine)).first()
    if row is None and seq is not None:
        raise NotFound(*NO_RELEASE)
    if row is None or name not in row.manifest:
        if seq is not None:
            raise NotFound(*NO_DEFINITION)
        return None
    return _read(conn, {name: row.manifest[name]})[name]


def _read(conn: Connection, wanted: Mapping[str, int]) -> dict[str, Any]:
    if not wanted:
        return {}
    asked = select(document.c.id, document.c.raw).where(document.c.id.in_(wanted.values()))
    raw = {row.id: row.raw for row in conn.execute(asked)}
    return {name: strict_json.loads(raw[number]) for name, number in wanted.items()}
