"""Puts documents in force: stores their bytes, makes a release of them, and the tables that their records need."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from hashlib import sha256
from typing import Any

from sqlalchemy import Connection, insert, select, tuple_, update
from sqlalchemy.dialects import postgresql, sqlite

from app.live import Live, live_within
from app.models import document, release
from app.numbers import ensure_sequences
from app.projection import ensure
from engines.definition import Definition


def install(
    conn: Connection,
    bundle: str,
    definitions: Iterable[Definition],
    now: int,
    *,
    by: int | None = None,
    note: str = "",
    files: Mapping[str, str] | None = None,
    live: bool = True,
) -> int:
    """Make a release of `definitions`, which were checked before; its number. With `live` it is in force at once."""
    manifest = _store(conn, bundle, list(definitions), now)
    row = {"bundle": bundle, "at": now, "by": by, "note": note, "manifest": manifest, "files": dict(files or {})}
    seq = int(conn.execute(insert(release).returning(release.c.seq), row | {"live": False}).scalar_one())
    if live:
        put_in_force(conn, bundle, seq)
    return seq


def put_in_force(conn: Connection, bundle: str, seq: int) -> None:
    """This release of the bundle, instead of the one that was. Raises BadDefinition where it does not fit."""
    conn.execute(update(release).where(release.c.bundle == bundle, release.c.live).values(live=False))
    conn.execute(update(release).where(release.c.seq == seq).values(live=True))
    make_room(conn, live_within(conn), bundle)


def make_room(conn: Connection, in_force: Live, bundle: str) -> None:
    """The projections and number sequences of the bundle's forms."""
    forms = [key for key in in_force.house.forms if in_force.owners[f"form/{key}"] == bundle]
    ensure_sequences(conn, forms)
    for key in forms:
        ensure(conn, in_force.tables[key])


def _store(conn: Connection, bundle: str, definitions: list[Definition], now: int) -> dict[str, int]:
    """The documents' ids by name; the same bytes are stored once, whatever release they are in."""
    if not definitions:
        return {}
    rows = [_row(each, bundle, now) for each in definitions]
    conn.execute(_NEW[conn.dialect.name], rows)
    wanted = [(row["kind"], row["key"], row["sha256"]) for row in rows]
    place = tuple_(document.c.kind, document.c.key, document.c.sha256)
    found = conn.execute(select(document.c.id, document.c.kind, document.c.key).where(place.in_(wanted)))
    return {f"{row.kind}/{row.key}": row.id for row in found}


def _row(each: Definition, bundle: str, now: int) -> dict[str, Any]:
    return {
        "kind": each.kind,
        "key": each.key,
        "bundle": bundle,
        "raw": each.raw.decode(),
        "sha256": sha256(each.raw).hexdigest(),
        "created_at": now,
    }


_NEW = {
    "sqlite": sqlite.insert(document).on_conflict_do_nothing(),
    "postgresql": postgresql.insert(document).on_conflict_do_nothing(),
}
