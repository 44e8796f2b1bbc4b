"""Lists of records over their form's projection: filtered, searched, sorted, one page at a time."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any

import sqlalchemy as sa
from sqlalchemy import ColumnElement, Connection, Select, func, select

from app.errors import Flaw, Malformed, NotFound
from app.models import record
from app.projection import FormTable, columns
from app.queries.paging import Order, after, order_of
from app.queries.rows import dump_rows, in_order
from app.queries.searching import searched
from app.queries.sight import Sight
from app.urgency import urgency
from engines import logic
from engines.form.form import Form
from engines.kinds import Text
from engines.logic import NotPushable
from engines.logic.types import BOOLEAN

MOST_COUNTED = 10_000
STEADY = 600  # so long the order by urgency stands still, so that pages follow each other
ME, NOBODY = "me", "none"


@dataclass(frozen=True)
class Wish:
    """Which records somebody wants to see, and in which order; `after` is where the page before ended."""

    form: str
    filter: Any = None
    status: str = ""
    category: str = ""
    assignee: str = ""
    group: str = ""
    tag: str = ""
    q: str = ""
    sort: str = ""
    limit: int = 50
    after: Any = None


@dataclass(frozen=True)
class Listing:
    """A wish that was understood: its conditions, and what each row must let be seen for it to count."""

    form: Form
    table: FormTable
    order: Order
    where: tuple[ColumnElement[bool], ...]


def page(conn: Connection, sight: Sight, wish: Wish) -> tuple[list[dict[str, Any]], Any, int]:
    """The rows of one page, where the next one begins (None: this was the last), and how many there are.

    Counting stops behind `MOST_COUNTED`.
    """
    listing = understood(sight, wish)
    ids, following = _ids(conn, listing, wish)
    rows = conn.execute(select(record).where(record.c.id.in_(ids))).mappings() if ids else []
    return dump_rows(conn, sight, in_order(rows, ids)), following, _count(conn, listing)


def every(conn: Connection, sight: Sight, wish: Wish) -> Iterator[list[dict[str, Any]]]:
    """All pages, one after the other."""
    while True:
        listing = understood(sight, wish, action="export")
        ids, following = _ids(conn, listing, wish)
        rows = conn.execute(select(record).where(record.c.id.in_(ids))).mappings() if ids else []
        yield dump_rows(conn, sight, in_order(rows, ids))
        if following is None:
            return
        wish = replace(wish, after=following)


def count(conn: Connection, sight: Sight, wish: Wish) -> int:
    """How many records there are; counting stops behind `MOST_COUNTED`."""
    return _count(conn, understood(sight, wish))


def understood(sight: Sight, wish: Wish, action: str = "read") -> Listing:
    """The wish as SQL. Raises NotFound for a form that may not be read, Malformed for what makes no sense in it."""
    form = sight.form(wish.form)
    if form is None or not sight.access(form.key).may(action):
        raise NotFound("这个表单", "this form")
    table = sight.live.tables[form.key]
    column = columns(table, sight.live.tables)
    urgent = urgency(table.main.c, sight.now // STEADY * STEADY)
    order = order_of(form, wish.sort or form.listing.sort, column, urgent)
    where, reads = _filter(sight, form, wish.filter, column)
    paths = {*reads, order.path}
    if hidden := sight.access(form.key).hidden(paths):
        raise Malformed([_unknown("/sort" if order.path in hidden else "/filter", each) for each in sorted(hidden)])
    where += [*sight.where(form.key, column, "read", paths), *_quick(sight, table, wish)]
    if action != "read":
        where += sight.where(form.key, column, action, ())
    if wish.q:
        where.append(searched(sight, form, column, wish.q))
    return Listing(form, table, order, tuple(where))


def _filter(sight: Sight, form: Form, written: Any, column: Any) -> tuple[list[ColumnElement[bool]], frozenset[str]]:
    """The condition that somebody wrote, as SQL, and what it reads."""
    if written is None:
        return [], frozenset()
    hidden = sight.access(form.key).hidden(form.by_id)
    types = {name: kind for name, kind in form.types.items() if name not in hidden}
    rule = logic.compile(written, types, expect=BOOLEAN, pointer="/filter", labels=form.labels)
    known = {"_actor": sight.actor.values()}
    try:
        asked = rule.sql(column, sight.now, known=known, where=True)
    except NotPushable as error:
        message = Text(f"列表不能按它筛选：{'、'.join(error.names)}", f"a list cannot be filtered by {error}")
        raise Malformed([Flaw("/filter", "not_pushable", message)]) from error
    return [asked], rule.reads


def _quick(sight: Sight, table: FormTable, wish: Wish) -> Iterator[ColumnElement[bool]]:
    """The filters that have a button of their own."""
    main = table.main.c
    if wish.status:
        yield main.status.in_(wish.status.split(","))
    if wish.category:
        yield main.status_category.in_(wish.category.split(","))
    if wish.group:
        yield main.group_key.in_(wish.group.split(","))
    if wish.assignee:
        yield _assignee(sight, main.assignee, wish.assignee)
    if wish.tag:
        tags = table.child["_tags"].table
        yield sa.exists().where(tags.c.record_id == main.record_id, tags.c.value == wish.tag)


def _assignee(sight: Sight, column: ColumnElement[Any], wanted: str) -> ColumnElement[bool]:
    if wanted == NOBODY:
        return column.is_(None)
    if wanted != ME and not (wanted.isdigit() and len(wanted) < 18):
        message = Text("应为 me、none 或用户编号", "this must be me, none or a user's id")
        raise Malformed([Flaw("/assignee", "not_an_option", message)])
    return column == (sight.actor.id if wanted == ME else int(wanted))


def _ids(conn: Connection, listing: Listing, wish: Wish) -> tuple[list[int], Any]:
    """The ids of one page, and the place of its last row where there is more."""
    main, order = listing.table.main, listing.order
    chosen: Select[Any] = select(main.c.record_id, order.key).where(*listing.where)
    if wish.after is not None:
        chosen = chosen.where(after(order, main.c.record_id, wish.after))
    found = conn.execute(chosen.order_by(*order.by(main.c.record_id)).limit(wish.limit + 1)).all()
    ids = [row[0] for row in found[: wish.limit]]
    return ids, [found[wish.limit - 1][1], ids[-1]] if len(found) > wish.limit else None


def _count(conn: Connection, listing: Listing) -> int:
    some = select(sa.literal(1)).select_from(listing.table.main).where(*listing.where).limit(MOST_COUNTED + 1)
    return int(conn.execute(select(func.count()).select_from(some.subquery())).scalar_one())


def _unknown(pointer: str, name: str) -> Flaw:
    return Flaw(pointer, "unknown_field", Text(f"没有字段“{name}”", f'there is no field "{name}"'))
