"""Signing in, and who is signed in."""

from __future__ import annotations

from marshmallow import fields

from app.identity.passwords import LEAST_LENGTH, MOST_LENGTH
from app.models.agents import PRESENCES
from app.wire.answers import Keyed, many
from app.wire.shape import Shape, one_of, text


class SignIn(Shape):
    """User name and password."""

    username = text(least=1, most=64, required=True)
    password = text(least=1, most=256, required=True)


class Myself(Shape):
    """In which language to work, and whether to be given work."""

    language = one_of("zh", "en", "zh-CN")
    presence = one_of(*PRESENCES)


class OwnPassword(Shape):
    """The password one has, and the one to have from now on."""

    current = text(1, MOST_LENGTH, required=True)
    password = text(LEAST_LENGTH, MOST_LENGTH, required=True)


class SignedInUser(Shape):
    """The person."""

    id = fields.Integer(required=True)
    username = fields.String(required=True)
    name = fields.String(required=True)
    language = fields.String(required=True)
    presence = fields.String(required=True)
    groups = many(Keyed)
    roles = fields.List(fields.String(), required=True)


class Workspace(Shape):
    """What holds for everybody here."""

    empty = fields.Boolean(required=True)
    zone = fields.String(required=True)


class Session(Shape):
    """Who is signed in, which pages they may open, and the word that their writes must repeat."""

    user = fields.Nested(SignedInUser, required=True)
    pages = fields.List(fields.String(), required=True)
    csrf = fields.String(required=True, allow_none=True)
    workspace = fields.Nested(Workspace, required=True)


class PublicFacts(Shape):
    """What anybody may know."""

    languages = fields.List(fields.String(), required=True)
    empty = fields.Boolean(required=True)
