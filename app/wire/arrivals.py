"""Messages from outside, and what became of them."""

from __future__ import annotations

from marshmallow import fields, validate

from app.wire.shape import Shape, text


class Arrival(Shape):
    """Whose message it is, what it brings, and for how many seconds it is kept where nobody waits."""

    key = text(least=1, most=200, load_default=None, allow_none=True)
    data = fields.Dict(keys=fields.String(), load_default=dict)
    keep = fields.Integer(load_default=None, allow_none=True, validate=validate.Range(60, 315_360_000))


class Arrived(Shape):
    """How many flows get it; whether it is kept until one waits. The same request again is answered the same."""

    waiting = fields.Integer(required=True)
    kept = fields.Boolean(required=True)
