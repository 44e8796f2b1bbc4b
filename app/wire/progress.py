"""The progress page behind a link."""

from __future__ import annotations

from marshmallow import fields

from app.wire.answers import Keyed, many, words
from app.wire.forms import FieldView
from app.wire.records import Action, Message
from app.wire.shape import Shape, listed, text


class Reply(Shape):
    """What the submitter writes."""

    body = text(most=5_000, required=True)
    attachments = listed(text(most=64), 10, load_default=list)


class State(Shape):
    """Where the ticket is."""

    label = words(required=True)
    category = fields.String(required=True)


class Station(Shape):
    """A station on the way."""

    name = words(required=True)
    state = fields.String(required=True)
    at = fields.Integer(required=True, allow_none=True)


class SentFile(Shape):
    """A file that was filled in."""

    id = fields.String(required=True)
    url = fields.String(required=True)


class Filled(Shape):
    """Something that was filled in."""

    id = fields.String(required=True)
    label = words(required=True)
    text = fields.String(required=True)
    files = many(SentFile)


class BuyerTask(Shape):
    """What the submitter is asked to do."""

    id = fields.String(required=True)
    name = words(required=True)
    instructions = words(required=True, allow_none=True)
    actions = many(Action)
    fields_ = many(FieldView, data_key="fields", attribute="fields")
    calendars = fields.Dict(required=True)


class Progress(Shape):
    """The page."""

    number = fields.String(required=True)
    form = fields.Nested(Keyed, required=True)
    title = fields.String(required=True)
    status = fields.Nested(State, required=True)
    created_at = fields.Integer(required=True)
    steps = many(Station)
    data = many(Filled)
    messages = many(Message)
    can_reply = fields.Boolean(required=True)
    task = fields.Nested(BuyerTask, required=True, allow_none=True)
