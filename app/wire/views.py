"""Saved views: what a list is narrowed to, under a name."""

from __future__ import annotations

from marshmallow import fields

from app.wire.answers import Person
from app.wire.shape import Shape, listed, mapping, text

MOST_ROLES = 50


class ViewState(Shape):
    """The words of the list's address, and its columns."""

    words = text(most=4_000, load_default="")
    columns = listed(text(1, 60), 100, load_default=None, allow_none=True)


class OfForm(Shape):
    """Of which form."""

    form = text(1, 48, required=True)


class NewView(Shape):
    """A list to be kept; shared with the holders of `roles`."""

    form = text(1, 48, required=True)
    name = text(1, 60, required=True)
    roles = listed(text(1, 48), MOST_ROLES, load_default=list)
    state = fields.Nested(ViewState, required=True)


class ViewChange(Shape):
    """What shall be otherwise."""

    name = text(1, 60)
    roles = listed(text(1, 48), MOST_ROLES)
    state = fields.Nested(ViewState)


class View(Shape):
    """A saved view; `mine`: the caller may change it."""

    id = fields.Integer(required=True)
    name = fields.String(required=True)
    roles = fields.List(fields.String(), required=True)
    state = mapping(required=True)
    by = fields.Nested(Person, required=True)
    mine = fields.Boolean(required=True)


class MadeView(Shape):
    """The new view."""

    id = fields.Integer(required=True)
