"""Flows as a whole: on which releases their instances stand, and moving them."""

from __future__ import annotations

from marshmallow import fields

from app.wire.answers import Keyed, Person, many, maybe, words
from app.wire.shape import Shape, listed, mapping, text, whole


class WantedMigration(Shape):
    """Which instances go to which release; `map` names nodes that became others, the rest keep their ids."""

    to = whole(1, required=True)
    origin = whole(1, load_default=None, allow_none=True, data_key="from")
    mapping = mapping(keys=text(1, 48), values=text(1, 48), load_default=dict, data_key="map")
    records = listed(whole(1), 500, load_default=None, allow_none=True)
    after = whole(load_default=0)


class WantedPreview(WantedMigration):
    """The same, only looked at; without `to` it is what is drawn now, as if it were published."""

    to = whole(1, load_default=None, allow_none=True)


class NewMigration(WantedMigration):
    """The same, to be done: `migration` goes on with one that was begun."""

    note = text(most=500, load_default="")
    migration = whole(1, load_default=None, allow_none=True)


class Undo(Shape):
    """After which record to go on."""

    after = whole(load_default=0)


class Standing(Shape):
    """A release that holds the flow, and how many instances stand on it."""

    seq = fields.Integer(required=True)
    at = fields.Integer(required=True)
    note = fields.String(required=True)
    live = fields.Boolean(required=True)
    running = fields.Integer(required=True)
    incident = fields.Integer(required=True)
    ended = fields.Integer(required=True)


class WhyStays(Shape):
    """Why an instance stays where it is."""

    node = fields.String(required=True, allow_none=True)
    code = fields.String(required=True)
    text = words(required=True)


class Numbered(Shape):
    """A record by its number."""

    id = fields.Integer(required=True)
    number = fields.String(required=True)


class Moves(Shape):
    """One token's node before and after."""

    source = fields.String(required=True, data_key="from")
    to = fields.String(required=True)


class MovedClock(Shape):
    """A timer before and after; null before where it starts now, null after where it is dropped."""

    node = fields.String(required=True)
    name = words(required=True)
    port = fields.String(required=True)
    before = fields.Integer(required=True, allow_none=True)
    after = fields.Integer(required=True, allow_none=True)


class NewEvent(Shape):
    """What the step, or an event on its border, waits for in the new release alone: it is set up with the move.

    `message` and `key` say which message, null for a condition; `now` that it has come, so that work goes on at once.
    """

    node = fields.String(required=True)
    name = words(required=True)
    message = fields.String(required=True, allow_none=True)
    key = fields.String(required=True, allow_none=True)
    now = fields.Boolean(required=True)


class MovedInstance(Shape):
    """What becomes of one instance: kept | moved | blocked."""

    record = fields.Nested(Numbered, required=True)
    origin = fields.Integer(required=True, data_key="from")
    outcome = fields.String(required=True)
    reasons = many(WhyStays)
    places = many(Moves)
    timers = many(MovedClock)
    events = many(NewEvent)


class MovedCounts(Shape):
    """Of this page."""

    kept = fields.Integer(required=True)
    moved = fields.Integer(required=True)
    blocked = fields.Integer(required=True)


class StandsAt(Shape):
    """A node at which instances stand now, and what would take its place."""

    id = fields.String(required=True)
    name = words(required=True)
    type = fields.String(required=True)
    instances = fields.Integer(required=True)
    target = fields.String(required=True, allow_none=True)


class Target(Shape):
    """A node of the target release at which an instance can stand."""

    id = fields.String(required=True)
    name = words(required=True)
    type = fields.String(required=True)


class Preview(Shape):
    """What a migration would do; `next` is the `after` of the next page, `to` null where it is to what is drawn now."""

    flow = fields.Nested(Keyed, required=True)
    to = fields.Integer(required=True, allow_none=True)
    total = fields.Integer(required=True)
    counts = fields.Nested(MovedCounts, required=True)
    nodes = many(StandsAt)
    targets = many(Target)
    items = many(MovedInstance)
    next = fields.Integer(required=True, allow_none=True)


class Migrated(Shape):
    """What it did; where `next` is a number, go on with it as `after` and with `id` as `migration`."""

    id = fields.Integer(required=True)
    counts = fields.Nested(MovedCounts, required=True)
    items = many(MovedInstance)
    next = fields.Integer(required=True, allow_none=True)


class Migration(Shape):
    """A migration of the past."""

    id = fields.Integer(required=True)
    to = fields.Integer(required=True)
    at = fields.Integer(required=True)
    by = maybe(Person)
    note = fields.String(required=True)
    moved = fields.Integer(required=True)
    undone = fields.Integer(required=True)


class Back(Shape):
    """Whether one instance stands where it stood: undone | blocked."""

    record = fields.Nested(Numbered, required=True)
    outcome = fields.String(required=True)
    reasons = many(WhyStays)


class BackCounts(Shape):
    """Of this page."""

    undone = fields.Integer(required=True)
    blocked = fields.Integer(required=True)


class Undone(Shape):
    """What was taken back; `next` as before."""

    id = fields.Integer(required=True)
    counts = fields.Nested(BackCounts, required=True)
    items = many(Back)
    next = fields.Integer(required=True, allow_none=True)


class Simulation(Shape):
    """One step of trying a flow: without `state` the record is submitted with `data`.

    With it a task is finished or time passes, from where `state` and `values` say.
    """

    bundle = text(least=1, most=48, required=True)
    flow = mapping(required=True)
    state = mapping(load_default=None, allow_none=True)
    values = mapping(load_default=dict)
    now = whole(load_default=None, allow_none=True)
    data = mapping(load_default=dict)
    task = whole(load_default=None, allow_none=True)
    action = text(most=48, load_default="")
    wait = whole(0, 315_360_000, load_default=0)


class SimulatedTask(Shape):
    """Work that waits for one of the made-up people."""

    id = fields.Integer(required=True)
    node = fields.String(required=True)
    name = words(required=True)
    who = words(required=True)
    due_at = fields.Integer(required=True, allow_none=True)
    actions = fields.List(fields.Dict(), required=True)
    rights = fields.List(fields.Dict(), required=True, data_key="fields")


class Simulated(Shape):
    """Where the flow stands after the step, and what happened in it."""

    now = fields.Integer(required=True)
    state = fields.Dict(required=True)
    values = fields.Dict(required=True)
    shown = fields.Dict(keys=fields.String(), values=fields.String(), required=True)
    status = fields.String(required=True)
    tokens = fields.List(fields.Dict(), required=True)
    tasks = many(SimulatedTask, required=True)
    timers = fields.List(fields.Dict(), required=True)
    steps = fields.List(fields.Dict(), required=True)
    effects = fields.List(fields.Dict(), required=True)
