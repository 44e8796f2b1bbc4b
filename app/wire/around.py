"""Smaller answers: colleagues, what one was told, what changed, files, incidents."""

from __future__ import annotations

from marshmallow import fields

from app.wire.answers import Keyed, many, maybe, words
from app.wire.records import Ref
from app.wire.shape import Shape, text, whole


class WantedPeople(Shape):
    """Of which group, called what."""

    group = text(most=48, load_default="")
    q = text(most=100, load_default="")


class Colleague(Shape):
    """A colleague and their groups."""

    id = fields.Integer(required=True)
    name = fields.String(required=True)
    username = fields.String(required=True)
    groups = many(Keyed)


class Until(Shape):
    """Up to which notification; all without it."""

    until = whole(1, load_default=None, allow_none=True)


class Notification(Shape):
    """Something a person was told."""

    id = fields.Integer(required=True)
    record = fields.Integer(required=True, allow_none=True)
    title = fields.String(required=True)
    body = fields.String(required=True)
    at = fields.Integer(required=True)
    read_at = fields.Integer(required=True, allow_none=True)


class Notifications(Shape):
    """The newest, and how many of them are unread."""

    items = many(Notification)
    unread = fields.Integer(required=True)


class ChangesSince(Shape):
    """`seq` of the answer before; nothing the first time."""

    since = whole(written=True, load_default=None)


class ChangedRecord(Shape):
    """A record that changed."""

    id = fields.Integer(required=True)
    form = fields.String(required=True)


class Changed(Shape):
    """What changed; ask again with `seq`."""

    seq = fields.Integer(required=True)
    records = many(ChangedRecord)
    more = fields.Boolean(required=True)


class WantedReference(Shape):
    """What somebody typed; `field` narrows the search to one field of the target."""

    q = text(most=100, load_default="")
    field = text(most=48, load_default="")


class Upload(Shape):
    """The token of the form or link that an unknown person uploads from."""

    upload_token = text(most=500)


class Incident(Shape):
    """Something that a person must look at."""

    id = fields.Integer(required=True)
    node = fields.String(required=True, allow_none=True)
    code = fields.String(required=True)
    message = words(required=True)
    status = fields.String(required=True)
    at = fields.Integer(required=True)
    record = maybe(Ref)


class Resolved(Shape):
    """The incident afterwards."""

    id = fields.Integer(required=True)
    record = fields.Integer(required=True, allow_none=True)
    status = fields.String(required=True)
