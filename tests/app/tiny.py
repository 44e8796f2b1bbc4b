"""A bundle small enough to hold in the head: a ticket with a short flow, rules of every trigger, customers, items."""

import json
from collections.abc import Mapping
from typing import Any

from app.actor import SYSTEM, Actor
from app.db import Database
from app.operations.create_user import create_user
from app.operations.import_bundle import import_bundle
from app.operations.publish_bundle import Release, publish_bundle
from app.runner.cases import gate
from app.runner.world import World

NOW = 1_794_362_400  # 2026-11-11 10:00 in Shanghai
HOUR = 3600


def words(said: str) -> dict[str, str]:
    return {"zh": said, "en": said}


def document(kind: str, key: str, body: Mapping[str, Any]) -> dict[str, Any]:
    return {"kind": kind, "key": key, "version": 1, "name": words(key), "body": dict(body)}


def field(name: str, of: str, config: Mapping[str, Any] | None = None, **more: Any) -> dict[str, Any]:
    return {"id": name, "type": of, "config": dict(config or {}), "label": words(name), **more}


STATUSES = [
    {"id": "fresh", "category": "new", "label": words("fresh")},
    {"id": "busy", "category": "open", "label": words("busy")},
    {"id": "done", "category": "solved", "label": words("done")},
]

PERSON = document(
    "form",
    "person",
    {
        "fields": [field("name", "text"), field("phone", "phone", unique=True), field("vip", "switch")],
        "statuses": STATUSES[:1],
        "title": ["name"],
        "customer": True,
        "number": {"prefix": "C", "digits": 4},
    },
)
ITEM = document(
    "form",
    "item",
    {
        "fields": [field("code", "text", unique=True), field("price", "money"), field("frozen", "switch")],
        "statuses": STATUSES[:1],
        "title": ["code"],
    },
)
TICKET = document(
    "form",
    "ticket",
    {
        "fields": [
            field("item", "reference", {"form": "item", "by": "code", "fill": {"price": "price"}}),
            field(
                "problem",
                "select",
                {"options": [{"id": "broken", "label": words("broken")}, {"id": "late", "label": words("late")}]},
                required=True,
            ),
            field("price", "money"),
            field("qty", "integer", {"min": 1}, default=1),
            field("total", "formula", {"expression": {"*": [{"var": "price"}, {"var": "qty"}]}, "shown_as": "money"}),
            field("phone", "phone"),
            field("secret", "text", sensitive=True),
            field("photos", "image", {"max_count": 3}),
            field("slip", "auto_no", {"prefix": "S", "date": "yyyyMMdd", "digits": 3}),
            field("moved_at", "datetime"),
            field("answer", "text"),
            field("rating", "rating"),
        ],
        "statuses": STATUSES,
        "number": {"prefix": "T", "digits": 4},
        "title": ["problem"],
        "category": "problem",
        "customer_field": "phone",
        "flow": "ticket",
        "public": {"fields": ["item", "problem", "qty", "phone", "photos"]},
    },
)


def node(name: str, of: str, config: Mapping[str, Any] | None = None) -> dict[str, Any]:
    return {"id": name, "type": of, "name": words(name), "config": dict(config or {})}


def edge(source: str, target: str, port: str = "out") -> dict[str, str]:
    return {"from": source, "port": port, "to": target}


FLOW = document(
    "flow",
    "ticket",
    {
        "form": "ticket",
        "nodes": [
            node("start", "start"),
            node(
                "check",
                "human_task",
                {
                    "assignee": {"group": "desk"},
                    "actions": [{"id": "ok", "label": words("ok")}, {"id": "no", "label": words("no")}],
                    "fields": [{"id": "answer", "access": "edit", "required": True}, {"id": "qty", "access": "edit"}],
                },
            ),
            node("working", "set_fields", {"values": {}, "status": "busy"}),
            node("pause", "delay", {"seconds": 600}),
            node(
                "rate",
                "human_task",
                {
                    "assignee": {"customer": True},
                    "actions": [{"id": "send", "label": words("send")}],
                    "fields": [{"id": "rating", "access": "edit", "required": True}],
                    "timeout": 86_400,
                },
            ),
            node("solved", "set_fields", {"values": {}, "status": "done"}),
            node("end", "end"),
        ],
        "edges": [
            edge("start", "check"),
            edge("check", "working", "ok"),
            edge("check", "solved", "no"),
            edge("working", "pause"),
            edge("pause", "rate"),
            edge("rate", "solved", "send"),
            edge("rate", "solved", "timeout"),
            edge("solved", "end"),
        ],
    },
)


def reaction(key: str, trigger: Mapping[str, Any], then: list[dict[str, Any]], **more: Any) -> dict[str, Any]:
    body = {"type": "reaction", "form": "ticket", "trigger": dict(trigger), "then": then, **more}
    return document("rule", key, body)


URGENT = reaction(
    "urgent",
    {"type": "created"},
    [{"id": "a", "type": "set_fields", "config": {"values": {"_priority": "urgent"}}}],
    when={">": [{"var": "total"}, 100_000]},
)
STALE = reaction(
    "stale",
    {"type": "due", "config": {"after": 48 * HOUR, "since": "moved_at"}},
    [
        {"id": "a", "type": "escalate", "config": {"level": 1, "group": "bosses", "reason": words("stale")}},
        {
            "id": "b",
            "type": "notify",
            "config": {
                "channel": "in_app",
                "to": {"of": "customer"},
                "title": words("late"),
                "body": words("{_number} is late"),
            },
        },
    ],
    when={"!=": [{"var": "_status_category"}, "solved"]},
)
REPEAT = reaction(
    "repeat",
    {"type": "count", "config": {"match": ["item", "problem"], "window": 30 * 86_400, "at_least": 3}},
    [
        {"id": "a", "type": "add_tag", "config": {"tag": "repeat"}},
        {"id": "b", "type": "set_fields", "config": {"on": "item", "values": {"frozen": True}}},
        {
            "id": "c",
            "type": "create_record",
            "config": {"form": "item", "values": {"code": {"cat": ["copy of ", {"var": "_number"}]}}},
        },
    ],
    when={"filled": {"var": "item"}},
)
DESK = document("group", "desk", {})
BOSSES = document("group", "bosses", {})
DOCUMENTS = (PERSON, ITEM, TICKET, FLOW, URGENT, STALE, REPEAT, DESK, BOSSES)


def files(*documents: dict[str, Any], cases: list[Any] | None = None, version: int = 1) -> dict[str, bytes]:
    """The bundle `tiny`; `documents` take the place of those of the same kind and key."""
    chosen = {(each["kind"], each["key"]): each for each in (*DOCUMENTS, *documents)}
    manifest = {"key": "tiny", "version": version, "name": words("tiny"), "requires": [], "languages": ["zh", "en"]}
    made = {"bundle.json": manifest, **{f"{kind}/{key}.json": each for (kind, key), each in chosen.items()}}
    if cases is not None:
        made["cases.json"] = cases
    return {path: json.dumps(each, ensure_ascii=False).encode() for path, each in made.items()}


def publish(db: Database, *documents: dict[str, Any], cases: list[Any] | None = None) -> Release:
    """Import and publish the bundle."""
    import_bundle(db, files(*documents, cases=cases), SYSTEM, NOW, replace=True)
    return publish_bundle(db, "tiny", SYSTEM, NOW, gate)


def house(url: str) -> World:
    """A database in which the bundle is in force, with a desk of two and their boss."""
    db = Database(url)
    publish(db)
    for name, groups in (("anna", ["desk"]), ("ben", ["desk"]), ("carl", ["bosses"])):
        create_user(db, name, SYSTEM, NOW, groups=groups)
    return World(db, NOW)


def customer_of(world: World, record: int) -> Actor:
    """Whoever holds the record's link."""
    return Actor("customer", world.record(record).customer)
