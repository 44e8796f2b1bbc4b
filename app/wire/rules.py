"""Rules: what is asked about them, and how that is answered."""

from __future__ import annotations

from marshmallow import fields

from app.wire.answers import many, words
from app.wire.shape import Shape, mapping, text, whole


class WantedRules(Shape):
    """The rules of which form."""

    form = text(least=1, most=48, required=True)


class Trial(Shape):
    """Which rule to try: a whole document (`rule`), or one in force by its `key`, as `release` had it."""

    rule = mapping()
    key = text(least=1, most=48)
    release = whole(1)
    last = whole(1, 200, load_default=200)


class WhyNotAsked(Shape):
    """Why not on this record; with `event`, on that event of its history."""

    rule = mapping()
    key = text(least=1, most=48)
    release = whole(1)
    record = whole(1, required=True)
    event = whole(1)


class WhyNotWanted(Shape):
    """The same of a rule in force."""

    record = whole(1, written=True, required=True)
    event = whole(1, written=True)
    release = whole(1, written=True)


class Trigger(Shape):
    """What a rule waits for."""

    type = fields.String(required=True)
    label = words(required=True)


class RuleSummary(Shape):
    """A rule in force."""

    key = fields.String(required=True)
    name = words(required=True)
    form = fields.String(required=True)
    trigger = fields.Nested(Trigger, required=True)
    enabled = fields.Boolean(required=True)
    priority = fields.Integer(required=True)
    version = fields.Integer(required=True)
    release = fields.Integer(required=True)


class RuleAsked(Shape):
    """The rule that was tried; a draft has no release."""

    key = fields.String(required=True)
    name = words(required=True)
    version = fields.Integer(required=True)
    release = fields.Integer(required=True, allow_none=True)


class BriefRecord(Shape):
    """A record in few words."""

    id = fields.Integer(required=True)
    number = fields.String(required=True)
    title = fields.String(required=True)
    status = words(required=True)
    created_at = fields.Integer(required=True)


class Atom(Shape):
    """One question of a condition, with what was found."""

    pointer = fields.String(required=True)
    text = words(required=True)
    holds = fields.Boolean(required=True, allow_none=True)
    value = words(required=True, allow_none=True)
    decisive = fields.Boolean(required=True)


class Check(Shape):
    """One thing that must hold for a rule to fire."""

    check = fields.String(required=True)
    holds = fields.Boolean(required=True, allow_none=True)
    text = words(required=True)
    value = words(required=True, allow_none=True)
    atoms = many(Atom)


class TriedOn(Shape):
    """The event on which a rule was tried; `seq` is null where it is only thought of."""

    seq = fields.Integer(required=True, allow_none=True)
    at = fields.Integer(required=True)
    type = fields.String(required=True)
    text = words(required=True)


class Occasion(TriedOn):
    """An event of the record that concerns the rule."""

    fires = fields.Boolean(required=True, allow_none=True)


class Fired(Shape):
    """When the rule fired in truth."""

    seq = fields.Integer(required=True)
    at = fields.Integer(required=True)
    release = fields.Integer(required=True, allow_none=True)


class WhyNotFired(Shape):
    """Whether a rule fires on a record, and every question it asks."""

    rule = fields.Nested(RuleAsked, required=True)
    record = fields.Nested(BriefRecord, required=True)
    fires = fields.Boolean(required=True, allow_none=True)
    event = fields.Nested(TriedOn, required=True)
    answer = words(required=True)
    checks = many(Check)
    occasions = many(Occasion)
    fired = many(Fired)


class Sample(Shape):
    """What a rule would have made of one record."""

    record = fields.Nested(BriefRecord, required=True)
    fires = fields.Boolean(required=True, allow_none=True)
    event = fields.Nested(TriedOn, required=True)
    answer = words(required=True)
    atoms = many(Atom)


class Reason(Shape):
    """What kept a rule from firing, and for how many records."""

    check = fields.String(required=True)
    pointer = fields.String(required=True)
    text = words(required=True)
    records = fields.Integer(required=True)


class DryRun(Shape):
    """A dry run over the last records."""

    rule = fields.Nested(RuleAsked, required=True)
    form = fields.String(required=True)
    trigger = fields.String(required=True)
    tried = fields.Integer(required=True)
    fired = fields.Integer(required=True)
    silent = fields.Integer(required=True)
    unknown = fields.Integer(required=True)
    samples = many(Sample)
    reasons = many(Reason)
