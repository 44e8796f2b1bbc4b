"""A bundle in which every ticket has effects of each kind that can be counted afterwards.

A ticket tells its shelf its number (a job on another record), makes an echo (a record in its own transaction), is
told to somebody else's system (a call), and noticed by the boss a second later (a rule's timer). Its flow asks the
buyer to confirm (a task, finished by their link), and it is done a second after that (a flow's timer).
"""

from typing import Any

from app import clock
from app.actor import SYSTEM
from app.db import Database
from app.migrate import migrate
from app.operations.create_user import create_user
from app.operations.import_bundle import import_bundle
from app.operations.publish_bundle import publish_bundle
from app.operations.submit_form import submit_form
from tests.app.tiny import STATUSES, document, edge, field, files, node, reaction, words

PATH = "/api/v1/forms/case/records"
SHELVES = 5
BOSS = "boss"

SHELF = document(
    "form", "shelf", {"fields": [field("code", "text", unique=True), field("last", "text")], "statuses": STATUSES[:1]}
)
ECHO = document("form", "echo", {"fields": [field("of", "text")], "statuses": STATUSES[:1]})
CASE = document(
    "form",
    "case",
    {
        "fields": [
            field("shelf", "reference", {"form": "shelf", "by": "code"}, required=True),
            field("note", "text", {"max_length": 100}, required=True),
        ],
        "statuses": STATUSES,
        "flow": "case",
        "public": {"fields": ["shelf", "note"]},
    },
)
FLOW = document(
    "flow",
    "case",
    {
        "form": "case",
        "nodes": [
            node("start", "start"),
            node(
                "confirm",
                "human_task",
                {"assignee": {"customer": True}, "actions": [{"id": "ok", "label": words("ok")}]},
            ),
            node("pause", "delay", {"seconds": 1}),
            node("finish", "set_fields", {"values": {}, "status": "done"}),
            node("end", "end"),
        ],
        "edges": [
            edge("start", "confirm"),
            edge("confirm", "pause", "ok"),
            edge("pause", "finish"),
            edge("finish", "end"),
        ],
    },
)
TELL_SHELF = {"id": "shelf", "type": "set_fields", "config": {"on": "shelf", "values": {"last": {"var": "_number"}}}}
MAKE_ECHO = {"id": "echo", "type": "create_record", "config": {"form": "echo", "values": {"of": {"var": "_number"}}}}
TELL_BOSS = {
    "id": "boss",
    "type": "notify",
    "config": {
        "channel": "in_app",
        "to": {"of": "user", "name": BOSS},
        "title": words("{_number}"),
        "body": words("!"),
    },
}
TELL_WORLD = {
    "id": "world",
    "type": "notify",
    "config": {
        "channel": "webhook",
        "to": {"of": "user", "name": BOSS},
        "title": words("{_number}"),
        "body": words("!"),
    },
}
RULES = (
    reaction("begin", {"type": "created"}, [TELL_SHELF, MAKE_ECHO, TELL_WORLD], form="case"),
    reaction("soon", {"type": "due", "config": {"after": 1, "since": "_created_at"}}, [TELL_BOSS], form="case"),
)


def furnish(url: str) -> None:
    """The bundle in force, with its shelves and the boss."""
    migrate(url)
    db, now = Database(url), clock.now()
    import_bundle(db, files(SHELF, ECHO, CASE, FLOW, *RULES), SYSTEM, now)
    publish_bundle(db, "tiny", SYSTEM, now, lambda *_: ())
    create_user(db, BOSS, SYSTEM, now)
    for number in range(SHELVES):
        submit_form(db, "shelf", {"code": f"S{number}"}, SYSTEM, now)
    db.close()


def task_of(record: int) -> str:
    """The task that asks the buyer to confirm: the second part of its ticket's instance, after the token."""
    return f"{record}-2"


def body(number: int) -> dict[str, Any]:
    """What a buyer sends."""
    return {"data": {"shelf": f"S{number % SHELVES}", "note": f"第 {number} 件"}}
