"""Bundles as files: in a folder, in the house, and as they go out again."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from sqlalchemy import Connection, select

from app.models import bundle_file
from engines.definition import Definition
from engines.manifest import read_what_can_be_read

IGNORED = (".DS_Store", "Thumbs.db")


def read_folder(folder: Path) -> dict[str, bytes]:
    """Every file of a bundle's folder, by its path inside it."""
    found = (file for file in sorted(folder.rglob("*")) if file.is_file() and file.name not in IGNORED)
    return {file.relative_to(folder).as_posix(): file.read_bytes() for file in found if not _is_hidden(file, folder)}


def write_folder(files: dict[str, bytes], folder: Path) -> None:
    """The files of a bundle into a folder, byte for byte."""
    for path, raw in files.items():
        target = folder / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(raw)


def files_of(conn: Connection, key: str) -> dict[str, bytes]:
    """The files of the bundle `key` as they are now, drafts included; empty where there is no such bundle."""
    rows = conn.execute(
        select(bundle_file.c.path, bundle_file.c.raw).where(bundle_file.c.bundle == key).order_by(bundle_file.c.path)
    )
    return {row.path: bytes(row.raw) for row in rows}


def drafts_of(conn: Connection, key: str) -> tuple[Definition, ...]:
    """The documents of the bundle `key` as they are drawn now, as far as they can be read."""
    return read_what_can_be_read(files_of(conn, key))[0].definitions


def in_order(requires: dict[str, Iterable[str]]) -> list[str]:
    """These bundles so that each comes after those it requires; what is not among them is taken to be there."""
    ordered: list[str] = []

    def add(key: str, above: tuple[str, ...]) -> None:
        if key in ordered or key not in requires or key in above:
            return
        for each in requires[key]:
            add(each, (*above, key))
        ordered.append(key)

    for key in requires:
        add(key, ())
    return ordered


def _is_hidden(file: Path, folder: Path) -> bool:
    return any(part.startswith(".") for part in file.relative_to(folder).parts)
