"""Records: what is asked for, what is sent in, and how they are answered."""

from __future__ import annotations

from marshmallow import fields

from app.wire.answers import Keyed, Person, many, maybe, words
from app.wire.shape import Shape, listed, mapping, one_of, text, whole


class Wanted(Shape):
    """Which records of a form to list."""

    form = text(least=1, most=48, required=True)
    filter = text(most=20_000, metadata={"description": "JsonLogic in the typed dialect, as JSON"})
    status = text(metadata={"description": "status ids, separated by commas"})
    category = text(metadata={"description": "status categories, separated by commas"})
    assignee = text(most=20, metadata={"description": "a user's id, `me` or `none`"})
    group = text(metadata={"description": "group keys, separated by commas"})
    tag = text(most=100)
    q = text(most=100, metadata={"description": "searches numbers, titles and searchable fields"})
    sort = text(most=60, metadata={"description": "a field or system value, with `-` for descending"})


class WantedPage(Wanted):
    """One page of them."""

    cursor = text(most=2_000, metadata={"description": "`next` of the page before"})
    limit = whole(1, 200, written=True)


class Answers(Shape):
    """What somebody filled in."""

    data = mapping(required=True)
    upload_token = text(most=500)


class Changes(Shape):
    """Fields to change; a field that is not named stays."""

    data = mapping(required=True)


class NewMessage(Shape):
    """A reply, or an internal note."""

    body = text(most=20_000, required=True)
    internal = fields.Boolean(truthy={True}, falsy={False}, load_default=False)
    attachments = listed(text(most=64), 20, load_default=list)


class Since(Shape):
    """Only what came later."""

    since = whole(written=True, load_default=0)


class Submitted(Shape):
    """The new record; `link` opens its progress page and is told this once."""

    id = fields.Integer(required=True)
    number = fields.String(required=True)
    link = fields.String(allow_none=True)
    rev = fields.Integer(required=True)


class Link(Shape):
    """The address of a progress page, told this once."""

    link = fields.String(required=True)


class Row(Shape):
    """A record in a list; `shown` are its values as people read them. `paused`: its promised times stand still."""

    id = fields.Integer(required=True)
    number = fields.String(required=True)
    title = fields.String(required=True)
    status = fields.String(required=True)
    priority = fields.String(required=True)
    category = fields.String(required=True, allow_none=True)
    channel = fields.String(required=True)
    assignee = maybe(Person)
    group = maybe(Keyed)
    created_at = fields.Integer(required=True)
    updated_at = fields.Integer(required=True)
    due_at = fields.Integer(required=True, allow_none=True)
    paused = fields.Boolean(required=True)
    level = fields.Integer(required=True)
    tags = fields.List(fields.String(), required=True)
    rev = fields.Integer(required=True)
    data = fields.Dict(required=True)
    shown = fields.Dict(keys=fields.String(), values=fields.String(), required=True)


class Page(Shape):
    """A page of a list. `total` is exact up to 10,000; 10,001 means more."""

    items = many(Row)
    next = fields.String(required=True, allow_none=True)
    total = fields.Integer(required=True)


class Ref(Shape):
    """Another record, as this person may read it."""

    id = fields.Integer(required=True)
    title = fields.String(required=True)


class Action(Shape):
    """A button of a task."""

    id = fields.String(required=True)
    label = words(required=True)
    kind = fields.String(required=True)
    unchecked = fields.Boolean(required=True, metadata={"description": "also while the checklist is open"})


class CheckItem(Shape):
    """One thing to tick off; `required`: before the task can be finished. Who ticked it, and when."""

    id = fields.String(required=True)
    label = words(required=True)
    required = fields.Boolean(required=True)
    done = fields.Boolean(required=True)
    by = maybe(Person)
    at = fields.Integer(required=True, allow_none=True)


class TaskField(Shape):
    """What a task lets be done with a field."""

    id = fields.String(required=True)
    access = one_of("edit", "read", "hidden", required=True)
    required = fields.Boolean(required=True)


class WayBack(Shape):
    """Where a task is sent back to: the starter, the step before or the one that is named; then `straight` back."""

    to = one_of("starter", "previous", "node", required=True)
    name = words(required=True, allow_none=True)
    straight = fields.Boolean(required=True)


class Signer(Shape):
    """Somebody who is asked beside the task's holder: their turn is now (open), later (waiting), or they are done."""

    user = maybe(Person)
    status = one_of("open", "waiting", "done", required=True)
    action = words(required=True, allow_none=True)


class Task(Shape):
    """Something to be done. `mine`: the caller may finish it. `lent_by`: whose it is, where they asked for a look."""

    id = fields.String(required=True)
    node = fields.String(required=True)
    name = words(required=True)
    kind = fields.String(required=True)
    status = fields.String(required=True)
    user = maybe(Person)
    group = maybe(Keyed)
    customer = fields.Boolean(required=True)
    due_at = fields.Integer(required=True, allow_none=True)
    mine = fields.Boolean(required=True)
    can = fields.List(fields.String(), required=True)
    actions = many(Action)
    checklist = many(CheckItem)
    sections = fields.List(fields.String(), required=True)
    fields_ = many(TaskField, data_key="fields", attribute="fields")
    lent_by = maybe(Person)
    back = maybe(WayBack)
    signers = many(Signer)
    instructions = words(required=True, allow_none=True)


class FlowNode(Shape):
    """A node of a record's flow: done, now, todo or skipped."""

    id = fields.String(required=True)
    type = fields.String(required=True)
    name = words(required=True)
    state = fields.String(required=True)
    incident = fields.Raw()


class FlowView(Shape):
    """Where a record stands in its flow."""

    key = fields.String(required=True)
    name = words(required=True)
    status = fields.String(required=True)
    nodes = many(FlowNode)
    edges = fields.List(fields.Dict(), required=True)


class Share(Shape):
    """The working seconds for which a group held a record while a clock ran."""

    group = maybe(Keyed)
    seconds = fields.Integer(required=True)


class Promise(Shape):
    """A promised time of a record: running, paused, met or stopped. Seconds are those of its working hours."""

    metric = fields.String(required=True)
    name = words(required=True)
    policy = words(required=True)
    calendar = words(required=True, allow_none=True)
    state = one_of("running", "paused", "met", "stopped", required=True)
    target = fields.Integer(required=True)
    elapsed = fields.Integer(required=True)
    due_at = fields.Integer(required=True, allow_none=True)
    warned_at = fields.Integer(required=True, allow_none=True)
    breached_at = fields.Integer(required=True, allow_none=True)
    ended_at = fields.Integer(required=True, allow_none=True)
    held = many(Share)


class Reader(Shape):
    """Somebody who was sent a copy, and when they read it."""

    user = fields.Nested(Person, required=True)
    at = fields.Integer(required=True)
    read_at = fields.Integer(required=True, allow_none=True)


class Copy(Shape):
    """Those to whom a node of the flow sent a copy."""

    node = fields.String(required=True)
    name = words(required=True)
    people = many(Reader)


class May(Shape):
    """What the caller may do with a record."""

    write = fields.Boolean(required=True)
    reply = fields.Boolean(required=True)


class Button(Shape):
    """A button that a rule puts on a record; `confirm` is asked first."""

    rule = fields.String(required=True)
    label = words(required=True)
    confirm = words(required=True, allow_none=True)
    danger = fields.Boolean(required=True)


class Ticket(Row):
    """A record with everything around it. `unread` is how much the caller was told about it and has not read."""

    form = fields.String(required=True)
    form_release = fields.Integer(required=True)
    customer = maybe(Ref)
    refs = fields.Dict(keys=fields.String(), values=fields.Nested(Ref), required=True)
    tasks = many(Task)
    flow = maybe(FlowView)
    promises = many(Promise)
    can = fields.Nested(May, required=True)
    buttons = many(Button)
    frozen = words(required=True, allow_none=True)
    links = many(Ref)
    copies = many(Copy)
    unread = fields.Integer(required=True)
    link = fields.String(required=True, allow_none=True)


class EventActor(Shape):
    """Who or what did it."""

    kind = fields.String(required=True)
    id = fields.Integer(required=True, allow_none=True)
    name = fields.Raw(required=True)


class Happening(Shape):
    """One event of a record's history, as a sentence; `why` tells what made a rule fire."""

    seq = fields.Integer(required=True)
    at = fields.Integer(required=True)
    type = fields.String(required=True)
    actor = fields.Nested(EventActor, required=True)
    node = fields.String(required=True, allow_none=True)
    text = words(required=True)
    changes = fields.List(fields.Dict(), required=True)
    why = fields.Dict(required=True, allow_none=True)


class StoredFile(Shape):
    """An uploaded file."""

    id = fields.String(required=True)
    name = fields.String(required=True)
    type = fields.String(required=True)
    size = fields.Integer(required=True)
    url = fields.String(required=True)


class Author(Shape):
    """Who wrote a message: a name, or words for what is no person."""

    kind = fields.String(required=True)
    name = fields.Raw(required=True, allow_none=True)


class Message(Shape):
    """A message of a record's conversation."""

    id = fields.Integer(required=True)
    at = fields.Integer(required=True)
    direction = fields.String(required=True)
    public = fields.Boolean(required=True)
    author = fields.Nested(Author, required=True)
    body = fields.String(required=True)
    attachments = many(StoredFile)
