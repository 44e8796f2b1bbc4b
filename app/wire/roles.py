"""Trying a role: what is asked, and what somebody with it would see."""

from __future__ import annotations

from marshmallow import fields

from app.wire.answers import many
from app.wire.shape import Shape, mapping, text, whole


class WantedTry(Shape):
    """A role's document as it is drawn now, a form, and for whom (the caller if left out)."""

    document = mapping(required=True)
    form = text(1, 48, required=True)
    user = whole(1, load_default=None, allow_none=True)


class TriedRecord(Shape):
    """One of the caller's records; `fields` says of each field: edit, read, mask or hidden."""

    id = fields.Integer(required=True)
    number = fields.String(required=True)
    title = fields.String(required=True)
    shown = fields.Dict(required=True)
    seen = fields.Boolean(required=True)
    actions = fields.List(fields.String(), required=True)
    fields = fields.Dict(required=True)


class TriedRole(Shape):
    """How many of all records would be seen, and the latest one by one."""

    form = fields.String(required=True)
    actions = fields.List(fields.String(), required=True)
    visible = fields.Integer(required=True)
    total = fields.Integer(required=True)
    items = many(TriedRecord)
