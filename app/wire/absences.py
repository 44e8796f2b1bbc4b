"""Shapes of absences."""

from __future__ import annotations

from marshmallow import fields

from app.wire.shape import Shape, whole


class NewAbsence(Shape):
    """Away from `from_at` until `to_at` (seconds since 1970); `delegate` is the colleague who stands in."""

    from_at = whole(required=True)
    to_at = whole(required=True)
    delegate = whole(1, required=True)


class MadeAbsence(Shape):
    """Its number."""

    id = fields.Integer(required=True)


class Absence(Shape):
    """One time somebody is away."""

    id = fields.Integer(required=True)
    from_at = fields.Integer(required=True)
    to_at = fields.Integer(required=True)
    delegate = fields.Integer(required=True)
