"""Smaller answers: colleagues, what one was told, what changed, files."""

from __future__ import annotations

from marshmallow import fields

from app.wire.answers import Keyed, many, words
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


class Skills(Shape):
    """What somebody can do (levels 1 to 5 by dimension and value), how many records they take, when they work."""

    skills = fields.Dict(
        keys=text(least=1, most=48), values=fields.Dict(keys=text(least=1, most=100), values=whole(1, 5))
    )
    cap = whole(0, 10_000, allow_none=True)
    shift = text(most=48, allow_none=True)
    seniority = whole(0, 1_000)


class Profile(Shape):
    """What routing knows of a colleague; `load` is how many open records they have."""

    user = fields.Integer(required=True)
    presence = fields.String(required=True)
    cap = fields.Integer(required=True, allow_none=True)
    shift = fields.String(required=True, allow_none=True)
    skills = fields.Dict(required=True)
    seniority = fields.Integer(required=True)
    assigned_at = fields.Integer(required=True, allow_none=True)
    load = fields.Integer(required=True)


class KnownPerson(Profile):
    """A profile with whose it is."""

    name = fields.String(required=True)
    groups = many(Keyed)


class SkillValue(Shape):
    """One thing that somebody may be good at."""

    id = fields.String(required=True)
    name = words(required=True)


class Dimension(Shape):
    """Something by which routing tells people apart; with `open`, its values may be any text."""

    id = fields.String(required=True)
    name = words(required=True)
    open = fields.Boolean(required=True)
    values_ = many(SkillValue, data_key="values", attribute="values")


class Routable(Shape):
    """What routing asks for, when people may work, and what it knows of everybody."""

    dimensions = many(Dimension)
    shifts = many(Keyed)
    people = many(KnownPerson)


class Read(Shape):
    """Up to which notification, or about which record; all without these."""

    until = whole(1, load_default=None, allow_none=True)
    record = whole(1, load_default=None, allow_none=True)


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
