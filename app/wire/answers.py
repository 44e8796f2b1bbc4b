"""Parts that many answers share. Answers are dumped as they are; their shapes describe them, tests hold them to it."""

from __future__ import annotations

from functools import cache
from typing import Any

from marshmallow import fields

from app.wire.shape import Shape


class Words(Shape):
    """Words for people, in both languages."""

    zh = fields.String(required=True)
    en = fields.String(required=True)


class Problem(Shape):
    """A problem document, RFC 9457."""

    type = fields.String(required=True)
    title = fields.String(required=True)
    status = fields.Integer(required=True)
    code = fields.String(required=True)
    detail = fields.String(required=True)
    pointer = fields.String()
    errors = fields.List(fields.Nested(lambda: Flaw()))


class Flaw(Shape):
    """One place that is wrong."""

    pointer = fields.String(required=True)
    code = fields.String(required=True)
    message = fields.String(required=True)


class Person(Shape):
    """A colleague."""

    id = fields.Integer(required=True)
    name = fields.String(required=True)


class Keyed(Shape):
    """Something with a key and a name."""

    key = fields.String(required=True)
    name = fields.Nested(Words, required=True)


class Done(Shape):
    """It was done."""

    ok = fields.Boolean(required=True)


def words(**options: Any) -> fields.Nested:
    """A text in both languages."""
    return fields.Nested(Words, **options)


def many(shape: type[Shape], **options: Any) -> fields.List:
    """A list of them."""
    return fields.List(fields.Nested(shape), **({"required": True} | options))


def maybe(shape: type[Shape]) -> fields.Nested:
    """One of them, or null."""
    return fields.Nested(shape, required=True, allow_none=True)


@cache
def items_of(shape: type[Shape]) -> type[Shape]:
    """{"items": […]}."""
    return Shape.from_dict({"items": many(shape)}, name=f"{shape.__name__}List")
