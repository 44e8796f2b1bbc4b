"""Service policies and calendars tried before they are published: what is asked, and how that is answered."""

from __future__ import annotations

from marshmallow import fields

from app.wire.answers import many, words
from app.wire.rules import Atom, BriefRecord, Check
from app.wire.shape import Shape, mapping, text, whole


class WantedPolicyTrial(Shape):
    """A policy's document as it is drawn now, beside which application's drafts, and on how many records."""

    policy = mapping(required=True)
    bundle = text(most=48, load_default="")
    last = whole(1, 200, load_default=200)


class WantedPolicyWhy(Shape):
    """The same for one record."""

    policy = mapping(required=True)
    bundle = text(most=48, load_default="")
    record = whole(1, required=True)


class FormTried(Shape):
    """A form whose records were looked at."""

    key = fields.String(required=True)
    zh = fields.String(required=True)
    en = fields.String(required=True)


class Mark(Shape):
    """What records are sorted by, and how many bear it."""

    key = fields.String(required=True)
    text = words(required=True)
    records = fields.Integer(required=True)


class PolicyItem(Shape):
    """What would come of one record."""

    record = fields.Nested(BriefRecord, required=True)
    applies = fields.Boolean(required=True, allow_none=True)
    answer = words(required=True)
    marks = fields.List(fields.String(), required=True)


class PolicyTrial(Shape):
    """A policy tried on the last records: `hidden` may not be judged by the caller, for `left` there was no time."""

    kind = fields.String(required=True)
    enabled = fields.Boolean(required=True)
    forms = many(FormTried)
    tried = fields.Integer(required=True)
    applied = fields.Integer(required=True)
    hidden = fields.Integer(required=True)
    left = fields.Integer(required=True)
    marks = many(Mark)
    items = many(PolicyItem)


class PolicyLine(Shape):
    """One line of what would come of a record; `before` is what holds today, where that differs."""

    what = words(required=True)
    said = words(required=True)
    before = words(required=True, allow_none=True)
    tone = fields.String(required=True)
    atoms = many(Atom)


class PolicyWhy(PolicyItem):
    """With everything that it was decided on."""

    checks = many(Check)
    lines = many(PolicyLine)


class WantedHours(Shape):
    """A calendar's document as it is drawn now, from when, and how many working minutes."""

    calendar = mapping(required=True)
    start = whole(required=True, data_key="from")
    minutes = whole(1, 1_000_000, required=True)


class Stretch(Shape):
    """A stretch of time, all open or all closed."""

    start = fields.Integer(required=True, data_key="from")
    to = fields.Integer(required=True)
    open = fields.Boolean(required=True)
    names = fields.List(words(), required=True)


class HoursTold(Shape):
    """When so much working time has passed, and what lies between."""

    at = fields.Integer(required=True)
    zone = fields.String(required=True)
    more = fields.Boolean(required=True)
    stretches = many(Stretch)


class WantedCalendars(Shape):
    """Beside which application's drafts."""

    bundle = text(most=48, load_default="")


class DrawnCalendars(Shape):
    """Calendars by their key: seconds east of UTC, the week from Monday, and the days that differ."""

    calendars = fields.Dict(required=True)
