"""Titles of records, as the person who asks may read them; many at once."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from sqlalchemy import Connection, select

from app.models import record
from app.queries.plain import Seen, see
from app.queries.sight import Sight
from engines.form.show import title

UNSEEN = "—"
Titles = Mapping[int, str]


def titles_of(conn: Connection, sight: Sight, ids: Iterable[int]) -> dict[int, str]:
    """The titles of those of these records that may be seen, by id."""
    wanted = sorted(set(ids))
    if not wanted:
        return {}
    rows = conn.execute(select(record).where(record.c.id.in_(wanted))).mappings()
    seen = (see(conn, sight, row) for row in rows)
    return {each.row["id"]: title_of(each, sight.language, {}) for each in seen if each}


def referred(seen: Iterable[Seen]) -> set[int]:
    """The records that these refer to, through fields that may be seen."""
    return {
        each.row["data"][field.id]
        for each in seen
        for field in each.form.fields
        if field.link and each.plainly(field.id) and each.row["data"].get(field.id) is not None
    }


def title_of(seen: Seen, language: str, titles: Titles) -> str:
    """The record's title made of what may be seen; its number where that is nothing."""
    links = link_titles(seen, titles)
    shown = {name: value for name, value in seen.row["data"].items() if _in_title(seen, name, links)}
    if not any(name in shown for name in seen.form.title):
        return str(seen.row["number"])
    return title(seen.form, shown, language, titles=links)


def link_titles(seen: Seen, titles: Titles) -> dict[str, str]:
    """By field, how the records that this one refers to are called."""
    data = seen.row["data"]
    there = (field.id for field in seen.form.fields if field.link and data.get(field.id) is not None)
    return {name: titles.get(data[name], UNSEEN) for name in there if seen.plainly(name)}


def _in_title(seen: Seen, name: str, links: Mapping[str, Any]) -> bool:
    """A record that may not be seen is left out rather than shown as a dash."""
    return seen.plainly(name) and links.get(name) != UNSEEN
