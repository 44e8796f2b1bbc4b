"""Tasks, and what is done with them."""

from __future__ import annotations

from marshmallow import fields

from app.wire.records import Task
from app.wire.shape import Shape, listed, mapping, one_of, text, whole


class WantedTasks(Shape):
    """Whose tasks."""

    scope = one_of("mine", "group", "all", load_default="mine")
    form = text(most=48, load_default="")


class Act(Shape):
    """What goes with an action: answers, a remark, to whom a task is handed, or whose turn an added signer has."""

    data = mapping(load_default=dict)
    comment = text(most=2_000, load_default="")
    user = whole(1, load_default=None, allow_none=True)
    group = text(most=48, load_default=None, allow_none=True)
    item = text(most=48, load_default="", metadata={"description": "of the checklist, to tick or untick"})
    ticks = listed(text(most=48), 50, load_default=list, metadata={"description": "ticked off with the action"})
    how = one_of("before", "after", "parallel", "", load_default="")


class BuyerAct(Shape):
    """A buyer's answers."""

    data = mapping(load_default=dict)
    comment = text(most=2_000, load_default="")


class TaskRecord(Shape):
    """The record that a task is about."""

    id = fields.Integer(required=True)
    number = fields.String(required=True)
    title = fields.String(required=True)
    priority = fields.String(required=True)
    urgency = fields.Integer(required=True)
    due_at = fields.Integer(required=True, allow_none=True)
    form = fields.String(required=True)


class ListedTask(Task):
    """A task with its record."""

    record = fields.Nested(TaskRecord, required=True)


class ActedOn(Shape):
    """The record afterwards."""

    id = fields.Integer(required=True)
    rev = fields.Integer(required=True)


class Acted(Shape):
    """It was done."""

    ok = fields.Boolean(required=True)
    record = fields.Nested(ActedOn, required=True)
