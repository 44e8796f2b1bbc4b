"""Users and keys: what those see who look after them, and what they send."""

from __future__ import annotations

from marshmallow import fields

from app.identity.passwords import LEAST_LENGTH, MOST_LENGTH
from app.wire.answers import Keyed, Person, many
from app.wire.shape import Shape, flag, listed, one_of, text, whole

MOST_GROUPS = 100


class Membership(Keyed):
    """A group, and whether they lead it."""

    manager = fields.Boolean(required=True)


class User(Shape):
    """A member of staff."""

    id = fields.Integer(required=True)
    username = fields.String(required=True)
    name = fields.String(required=True)
    email = fields.String(required=True, allow_none=True)
    phone = fields.String(required=True, allow_none=True)
    language = fields.String(required=True)
    active = fields.Boolean(required=True)
    roles = fields.List(fields.String(), required=True)
    created_at = fields.Integer(required=True)
    can_sign_in = fields.Boolean(required=True)
    groups = many(Membership)


class NewUser(Shape):
    """Who is new, and how they sign in."""

    username = text(1, 64, required=True)
    name = text(1, 100, load_default=None, allow_none=True)
    password = text(LEAST_LENGTH, MOST_LENGTH, load_default=None, allow_none=True)
    groups = listed(text(1, 48), MOST_GROUPS, load_default=list)
    manages = listed(text(1, 48), MOST_GROUPS, load_default=list)
    roles = listed(text(1, 48), MOST_GROUPS, load_default=list)
    language = one_of("zh", "en", load_default="zh")
    email = text(most=200, load_default=None, allow_none=True)
    phone = text(most=40, load_default=None, allow_none=True)


class UserChange(Shape):
    """What shall be otherwise; what is left out stays."""

    name = text(1, 100)
    groups = listed(text(1, 48), MOST_GROUPS)
    manages = listed(text(1, 48), MOST_GROUPS)
    roles = listed(text(1, 48), MOST_GROUPS)
    language = one_of("zh", "en")
    email = text(most=200, allow_none=True)
    phone = text(most=40, allow_none=True)
    active = flag()


class MadeUser(Shape):
    """The new user."""

    id = fields.Integer(required=True)


class NewPassword(Shape):
    """A password."""

    password = text(LEAST_LENGTH, MOST_LENGTH, required=True)


class Key(Shape):
    """A key of a machine; it may do what its user may do."""

    id = fields.Integer(required=True)
    name = fields.String(required=True)
    active = fields.Boolean(required=True)
    created_at = fields.Integer(required=True)
    expires_at = fields.Integer(required=True, allow_none=True)
    user = fields.Nested(Person, required=True)


class NewKey(Shape):
    """What it is for, as whom it acts, and until when."""

    name = text(1, 100, required=True)
    user = whole(1, required=True)
    expires_at = whole(1, load_default=None, allow_none=True)


class MadeKey(Shape):
    """The key itself, told this once."""

    id = fields.Integer(required=True)
    key = fields.String(required=True)
