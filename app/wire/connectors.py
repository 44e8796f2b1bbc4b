"""Connectors as they are drawn: a call on paper."""

from __future__ import annotations

from marshmallow import fields

from app.wire.answers import many
from app.wire.shape import Shape, flag, mapping, text


class PaperCall(Shape):
    """The body of a connector as it is drawn, one of its calls, sample values, and a sample answer if `answered`."""

    body = mapping(required=True)
    call = text(least=1, most=48, required=True)
    given = mapping(load_default=dict)
    answered = flag(load_default=False)
    answer = fields.Raw(load_default=None, allow_none=True)


class Secret(Shape):
    """A secret of the server by its name: set, unset, or elsewhere (meant for another host)."""

    name = fields.String(required=True)
    state = fields.String(required=True)


class Taken(Shape):
    """What the sample answer holds at one place, and whether it is of the type that is said."""

    id = fields.String(required=True)
    type = fields.String(required=True)
    value = fields.Raw(required=True, allow_none=True)
    fits = fields.Boolean(required=True)


class Rehearsed(Shape):
    """What would be sent; without an address where values of the path are missing. Secrets are dots."""

    method = fields.String(required=True)
    url = fields.String(required=True, allow_none=True)
    headers = fields.Dict(keys=fields.String(), values=fields.String(), required=True)
    body = fields.Dict(required=True, allow_none=True)
    missing = fields.List(fields.String(), required=True)
    secrets = many(Secret)
    taken = many(Taken, allow_none=True)
