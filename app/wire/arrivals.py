"""Messages from outside, and what became of them."""

from __future__ import annotations

from marshmallow import fields

from app.wire.shape import Shape, text


class Arrival(Shape):
    """Whose message it is, and what it brings."""

    key = text(least=1, most=200, load_default=None, allow_none=True)
    data = fields.Dict(keys=fields.String(), load_default=dict)


class Arrived(Shape):
    """How many flows get it; whether it is kept until one waits; whether it had come before."""

    waiting = fields.Integer(required=True)
    kept = fields.Boolean(required=True)
    repeated = fields.Boolean(required=True)
