"""Incidents: what failed, where, and the ways out."""

from __future__ import annotations

from marshmallow import fields

from app.wire.answers import Keyed, Person, many, maybe, words
from app.wire.records import Ref
from app.wire.shape import Shape, mapping, one_of, text, whole


class Wanted(Shape):
    """Which incidents; `before` is the `next` of the page before."""

    status = one_of("open", "retried", "skipped", "over", "all", load_default="open")
    form = text(most=48, load_default="")
    code = text(most=48, load_default="")
    record = whole(1, written=True, load_default=None)
    before = whole(1, written=True, load_default=None)


class Mended(Shape):
    """What is changed before the step is tried again: fields of the record, and parts of what earlier steps brought
    (`{"node": {"part": value}}`).
    """

    data = mapping(load_default=dict)
    variables = mapping(load_default=dict, data_key="vars")


class SkippedBy(Shape):
    """By which exit the step is left; the first where none is named."""

    port = text(1, 48, load_default=None, allow_none=True)


class StuckAt(Shape):
    """The step of a flow."""

    flow = fields.Nested(Keyed, required=True)
    node = fields.String(required=True)
    name = words(required=True)


class Job(Shape):
    """The work in the background that failed."""

    kind = fields.String(required=True)
    attempts = fields.Integer(required=True)
    error = fields.String(required=True, allow_none=True)


class Exit(Shape):
    """A way out of the step."""

    id = fields.String(required=True)
    label = words(required=True)


class Incident(Shape):
    """Something that a person must look at; `ways` are some of retry | mend | skip."""

    id = fields.Integer(required=True)
    status = fields.String(required=True)
    code = fields.String(required=True)
    message = words(required=True)
    at = fields.Integer(required=True)
    closed_at = fields.Integer(required=True, allow_none=True)
    closed_by = maybe(Person)
    record = maybe(Ref)
    number = fields.String(required=True, allow_none=True)
    form = maybe(Keyed)
    where = maybe(StuckAt)
    job = maybe(Job)
    ways = fields.List(fields.String(), required=True)
    exits = many(Exit)
    variables = fields.Dict(required=True)


class CodeCount(Shape):
    """How many are open for one reason."""

    code = fields.String(required=True)
    count = fields.Integer(required=True)


class Incidents(Shape):
    """One page, and what is open altogether."""

    items = many(Incident)
    next = fields.Integer(required=True, allow_none=True)
    open = many(CodeCount)


class Resolved(Shape):
    """The incident afterwards."""

    id = fields.Integer(required=True)
    record = fields.Integer(required=True, allow_none=True)
    status = fields.String(required=True)
