"""Records as rows of a list: exactly what this person may see of each, and how it reads."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from sqlalchemy import Connection, select

from app.models import sla_clock
from app.queries.names import names_of, somebody
from app.queries.plain import Seen, see
from app.queries.sight import Sight
from app.queries.titles import Titles, link_titles, referred, title_of, titles_of
from app.queries.words import group
from engines.form.show import readable, shown
from engines.rule.sla.clock import ACTIVE

PLAIN = ("id", "number", "status", "priority", "channel", "created_at", "updated_at", "due_at", "level", "tags", "rev")


def dump_rows(conn: Connection, sight: Sight, rows: Iterable[Any]) -> list[dict[str, Any]]:
    """Those of `rows` (of the table `record`) that may be seen, in their order."""
    seen = [each for each in (see(conn, sight, row) for row in rows) if each]
    titles = titles_of(conn, sight, referred(seen))
    names = names_of(conn, (each.row["assignee"] for each in seen))
    waiting = paused(conn, [each.row["id"] for each in seen])
    return [dump_row(sight, each, titles, names, waiting) for each in seen]


def paused(conn: Connection, ids: Sequence[int]) -> frozenset[int]:
    """Those whose promised times stand still: a clock is paused, and none runs that would tell when they are due."""
    chosen = select(sla_clock.c.record, sla_clock.c.state).where(sla_clock.c.record.in_(ids))
    states = [(row.record, row.state) for row in conn.execute(chosen.where(sla_clock.c.state.in_(ACTIVE)))]
    running = {record for record, state in states if state == "running"}
    return frozenset(record for record, _ in states if record not in running)


def dump_row(
    sight: Sight, seen: Seen, titles: Titles, names: dict[int, str], waiting: frozenset[int]
) -> dict[str, Any]:
    """One row; the promised times of those in `waiting` stand still."""
    row, form, rights = seen.row, seen.form, seen.rights
    links = link_titles(seen, titles)
    return {name: row[name] for name in PLAIN} | {
        "title": title_of(seen, sight.language, titles),
        "category": row["category"] if form.category and seen.plainly(form.category) else None,
        "assignee": somebody(row["assignee"], names),
        "group": group(sight.live.house, row["group_key"]) if row["group_key"] else None,
        "paused": row["id"] in waiting,
        "data": readable(form, row["data"], rights),
        "shown": shown(form, row["data"], sight.language, titles=links, rights=rights),
    }


def in_order(rows: Iterable[Any], ids: Sequence[int]) -> list[Any]:
    """Rows in the order of `ids`."""
    found = {row["id"]: row for row in rows}
    return [found[each] for each in ids if each in found]
