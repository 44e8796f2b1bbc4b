"""Tasks: what is to be done, and doing it."""

from __future__ import annotations

from typing import Any

from flask import Response

from app.operations.act_on_task import act_on_task
from app.queries.tasks import record_of, tasks_in
from app.queries.ticket import seen_record
from app.web.base.blueprint import Blueprint, dump
from app.web.base.shell import shell
from app.web.base.sight import seeing
from app.web.forms import idempotency_key
from app.wire.answers import items_of
from app.wire.tasks import Act, Acted, ListedTask, WantedTasks

blueprint = Blueprint("tasks", __doc__)


@blueprint.get("/tasks")
@blueprint.arguments(WantedTasks, location="query")
@blueprint.response(200, items_of(ListedTask))
def index(asked: dict[str, Any]) -> Response:
    """Open tasks: `mine`, those that my groups may claim, or all that may be seen; the most pressing first."""
    with seeing() as (conn, sight):
        return dump({"items": tasks_in(conn, sight, asked["scope"], asked["form"])})


@blueprint.post("/tasks/<task>/<action>")
@blueprint.arguments(Act)
@blueprint.response(200, Acted)
def act(given: dict[str, Any], task: str, action: str) -> Response:
    """Finish a task by one of its actions, or do what its `can` names with it; 409 where it is done already.

    A repeated Idempotency-Key is answered with what the first request came to.
    """
    here, key = shell(), idempotency_key()
    with seeing() as (conn, sight):
        seen_record(conn, sight, record_of(conn, task))
    done = act_on_task(here.database, task, action, sight.actor, here.clock(), idempotency_key=key, **given)
    return dump({"ok": True, "record": {"id": done.record, "rev": done.rev}})
