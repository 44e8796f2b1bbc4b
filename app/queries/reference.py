"""Records of a form to choose from."""

from __future__ import annotations

from typing import Any

from sqlalchemy import Connection, and_, select

from app.projection import columns
from app.queries.listing import Wish, understood
from app.queries.searching import contains
from app.queries.sight import Sight
from app.queries.titles import titles_of
from engines.logic.types import is_textual

MOST = 20


def reference(conn: Connection, sight: Sight, form: str, q: str, field: str = "") -> list[dict[str, Any]]:
    """Those that fit what was typed, newest first; in one field of theirs where that is named and may be seen."""
    narrow = _narrow(sight, form, field, q) if field and q else None
    listing = understood(sight, Wish(form, q="" if narrow is not None else q, sort="-_created_at"))
    main = listing.table.main
    chosen = select(main.c.record_id).where(*listing.where, *([] if narrow is None else [narrow]))
    ids = conn.execute(chosen.order_by(*listing.order.by(main.c.record_id)).limit(MOST)).scalars().all()
    titles = titles_of(conn, sight, ids)
    return [{"id": number, "title": titles[number]} for number in ids if number in titles]


def _narrow(sight: Sight, form: str, field: str, q: str) -> Any:
    there = sight.form(form)
    known = there.by_id.get(field) if there else None
    if known is None or not is_textual(known.type) or not sight.access(form).shows([field]):
        return None
    column = columns(sight.live.tables[form], sight.live.tables)
    return and_(contains(column(field), q), *sight.where(form, column, "read", [field]))
