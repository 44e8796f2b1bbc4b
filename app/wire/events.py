"""Events of other systems: what is told, and which records it is about."""

from __future__ import annotations

from marshmallow import fields

from app.wire.shape import Shape, mapping


class Told(Shape):
    """What the event says, by the names that the rules expect."""

    data = mapping(required=True)


class Heard(Shape):
    """The records that the event is about; their rules hear of it at once, each in a transaction of its own."""

    event = fields.String(required=True)
    matched = fields.Integer(required=True)
    records = fields.List(fields.Integer(), required=True)
