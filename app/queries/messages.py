"""The conversation of a record."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Any

from sqlalchemy import Connection, select

from app.models import file, message
from app.queries.names import names_of
from app.queries.naming import ACTORS
from app.queries.redaction import Redaction
from app.queries.words import words

Url = Callable[[str], str]


def messages(
    conn: Connection, record: int, language: str, url: Url, *, public: bool = False, hide: Redaction | None = None
) -> list[dict[str, Any]]:
    """All messages, oldest first; `public` leaves internal notes out, `hide` is applied to automatic ones."""
    asked = select(message).where(message.c.record == record).order_by(message.c.id)
    rows = list(conn.execute(asked.where(message.c.public) if public else asked).mappings())
    names = names_of(conn, (row["author_id"] for row in rows if row["author_kind"] in ("user", "api_key")))
    files = _files(conn, rows)
    return [
        {
            "id": row["id"],
            "at": row["at"],
            "direction": row["direction"],
            "public": row["public"],
            "author": {"kind": row["author_kind"], "name": _author(row, names)},
            "body": _body(row, language, hide),
            "attachments": [dump_file(files[each], url) for each in row["attachments"] if each in files],
        }
        for row in rows
    ]


def dump_file(row: Mapping[str, Any], url: Url) -> dict[str, Any]:
    """A file as answers hold it."""
    return {name: row[name] for name in ("id", "name", "type", "size")} | {"url": url(row["id"])}


def _files(conn: Connection, rows: Iterable[Mapping[str, Any]]) -> dict[str, Mapping[str, Any]]:
    ids = {each for row in rows for each in row["attachments"]}
    if not ids:
        return {}
    found = conn.execute(select(file).where(file.c.id.in_(ids))).mappings()
    return {row["id"]: row for row in found}


def _author(row: Mapping[str, Any], names: dict[int, str]) -> Any:
    if row["author_id"] in names and row["author_kind"] in ("user", "api_key"):
        return names[row["author_id"]]
    return words(ACTORS.get(row["author_kind"], ACTORS["system"]))


def _body(row: Mapping[str, Any], language: str, hide: Redaction | None) -> str:
    if not row["words"]:
        return str(row["body"])
    text = str(row["words"].get(language) or row["body"])
    return hide(text) if hide else text
