"""Order and pages by keyset: a page begins behind the last row of the one before, whatever was added meanwhile."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import sqlalchemy as sa
from sqlalchemy import ColumnElement, and_, case, or_

from app.errors import Flaw, Malformed
from engines.form.form import Form
from engines.kinds import Text
from engines.logic.types import Enum, List, Record

Columns = Callable[[str], ColumnElement[Any]]


@dataclass(frozen=True)
class Order:
    """Rows stand by `key`, then by id; those without a value come last either way."""

    path: str
    key: ColumnElement[Any]
    descending: bool

    def by(self, number: ColumnElement[Any]) -> list[ColumnElement[Any]]:
        """For ORDER BY."""
        if self.descending:
            return [self.key.desc().nulls_last(), number.desc()]
        return [self.key.asc().nulls_last(), number.asc()]


URGENCY = "_urgency"
"""Not a value but an order: points and what waiting has added to them."""


def order_of(form: Form, written: str, column: Columns, urgent: ColumnElement[Any]) -> Order:
    """`-_created_at` as an order; options stand in their own order, not in that of their ids.

    `urgent` is the order that goes by the name `_urgency`.
    """
    path = written.removeprefix("-")
    if path == URGENCY:
        return Order("_created_at", urgent, written.startswith("-"))
    kind = form.types.get(path)
    if kind is None or isinstance(kind, List | Record):
        message = Text(f"不能按“{path}”排序", f'records cannot be sorted by "{path}"')
        raise Malformed([Flaw("/sort", "not_sortable", message)])
    key = column(path)
    if isinstance(kind, Enum) and kind.values:
        key = case({value: place for place, value in enumerate(kind.values)}, value=key, else_=None)
    return Order(path, key, written.startswith("-"))


def after(order: Order, number: ColumnElement[Any], place: Any) -> ColumnElement[bool]:
    """What comes behind `place`, the (key, id) of a row."""
    value, last = place
    beyond = number < last if order.descending else number > last
    if value is None:
        return and_(order.key.is_(None), beyond)
    bound = sa.literal(value, order.key.type)
    further = order.key < bound if order.descending else order.key > bound
    return or_(further, and_(order.key == bound, beyond), order.key.is_(None))
