"""Where the time of tickets went."""

from __future__ import annotations

from marshmallow import fields

from app.wire.answers import many, words
from app.wire.shape import Shape


class Visit(Shape):
    """One visit of a step: how long it waited and how long it was worked on, in seconds."""

    node = fields.String(required=True)
    name = words(required=True)
    entered_at = fields.Integer(required=True)
    left_at = fields.Integer(required=True, allow_none=True)
    exit = fields.String(required=True, allow_none=True)
    cancelled = fields.Boolean(required=True)
    seconds = fields.Integer(required=True)
    wait = fields.Integer(required=True)
    work = fields.Integer(required=True)
    share = fields.Float(required=True)


class NodeTime(Shape):
    """All visits of a step together, and their share of the whole."""

    node = fields.String(required=True)
    name = words(required=True)
    visits = fields.Integer(required=True)
    seconds = fields.Integer(required=True)
    share = fields.Float(required=True)


class Trace(Shape):
    """A ticket's way; `rework` is how often it came back to a step."""

    items = many(Visit)
    nodes = many(NodeTime)
    seconds = fields.Integer(required=True)
    rework = fields.Integer(required=True)
    as_of = fields.Integer(required=True)


class WayStep(Shape):
    """A step of a way."""

    node = fields.String(required=True)
    name = words(required=True)


class Variant(Shape):
    """A way that tickets took, how many did, and how long half of them took at most."""

    steps = many(WayStep)
    count = fields.Integer(required=True)
    share = fields.Float(required=True)
    median_seconds = fields.Integer(required=True)
    rework = fields.Integer(required=True)


class Variants(Shape):
    """Of the newest ended tickets; `rework` is how many of them came back to a step."""

    total = fields.Integer(required=True)
    variants = fields.Integer(required=True)
    rework = fields.Integer(required=True)
    items = many(Variant)
