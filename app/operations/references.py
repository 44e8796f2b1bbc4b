"""People name a record by its number or by what it is known by; the engines want its id.

The record is read along with its name, because the form will ask for it next.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from functools import lru_cache
from typing import Any

from sqlalchemy import bindparam, select, union_all

from app.hot import Hot
from app.models import record
from app.projection import FormTable
from app.work import SEEN, Work, snapshot
from engines.form.field import Sheet
from engines.form.kind import Link
from engines.needs import Lookup

Place = tuple[dict[str, Any], str, Link]


def resolved(work: Work, answers: Mapping[str, Any]) -> dict[str, Any]:
    """`answers` with ids where a record was named in words; what nobody can tell apart stays, and is refused later."""
    copy = dict(answers)
    asked: dict[tuple[str, str | None], list[Place]] = defaultdict(list)
    for place in _named(work.form.sheet, copy):
        asked[place[2].form, place[2].by].append(place)
    for places in asked.values():
        link = places[0][2]
        if link.form in work.live.tables:
            _resolve(work, link, places)
    return copy


def foreseen(work: Work, answers: Mapping[str, Any]) -> Iterator[Lookup]:
    """The records that the form will ask for next: those that a record among the answers fills in. Answered beforehand
    they spare it a round.
    """
    for name, value in answers.items():
        field = work.form.by_id.get(name)
        if field is None or field.link is None or not isinstance(value, int):
            continue
        target = work.known.get(Lookup(field.link.form, value)) or {}
        for own, source in field.link.fill.items():
            link, filled = work.form.by_id[own].link, target.get(source)
            if link is not None and isinstance(filled, int):
                yield Lookup(link.form, filled)


def _named(sheet: Sheet, answers: dict[str, Any]) -> Iterator[Place]:
    """Every answer in words to a question for a record, also in rows, which are copied on the way."""
    for name, raw in answers.items():
        field = sheet.by_id.get(name)
        if field is None:
            continue
        if field.link and isinstance(raw, str) and raw.strip():
            yield answers, name, field.link
        elif field.rows and isinstance(raw, list):
            rows = [dict(row) if isinstance(row, Mapping) else row for row in raw]
            answers[name] = rows
            for row in rows:
                if isinstance(row, dict):
                    yield from _named(field.rows, row)


def _resolve(work: Work, link: Link, places: list[Place]) -> None:
    """All names for records of one form with one statement."""
    words = {str(answers[name]).strip() for answers, name, _ in places}
    found: dict[str, dict[int, Any]] = defaultdict(dict)
    question = named_so(work.live.tables[link.form], link.by)
    for row in question.read(work.conn, form=link.form, numbers=sorted(words), words=sorted(words)):
        found[row["name_"]][row["id"]] = row
    for answers, name, _ in places:
        rows = found[str(answers[name]).strip()]
        if len(rows) == 1:
            [(answers[name], row)] = rows.items()
            work.known[Lookup(link.form, row["id"])] = snapshot(row, row["data"])


@lru_cache(maxsize=256)
def named_so(table: FormTable, by: str | None) -> Hot:
    """Records by number, and by the field that names them; two questions, so that each finds its index. Each has words
    of its own: the two columns sort differently, and PostgreSQL's indexes serve only words that sort as they do.
    """
    numbers: Any = bindparam("numbers", expanding=True)
    named: Any = select(record.c.id, record.c.number.label("name"))
    named = named.where(record.c.form == bindparam("form"), record.c.number.in_(numbers))
    column = table.paths.get(by or "")
    if column is not None:
        words: Any = bindparam("words", expanding=True)
        named = union_all(named, select(table.main.c.record_id, column.label("name")).where(column.in_(words)))
    ids = named.subquery()
    seen = (record.c[name] for name in SEEN)
    return Hot(select(*seen, ids.c.name.label("name_")).join(ids, ids.c.id == record.c.id))
