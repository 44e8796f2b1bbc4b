"""A small house full of secrets: every text value is unlike all others, so that an answer shows where it came from."""

from __future__ import annotations

import json
import random
import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

SECRET = re.compile(r"K[dt]\d\d[a-z]X")
FIELDS = {"deed": ("a", "b", "c"), "thing": ("u", "v")}
SHADES = ("red", "green", "blue")
Json = dict[str, Any]


def secret(form: str, number: int, field: str) -> str:
    """The value of a text field: it names its form, its record and itself."""
    return f"K{form[0]}{number:02}{field}X"


def document(kind: str, key: str, body: Json) -> tuple[str, bytes]:
    """A definition as a file of the bundle."""
    name = {"zh": f"{kind} {key}", "en": f"{kind} {key}"}
    written = {"kind": kind, "key": key, "version": 1, "name": name, "body": body}
    return f"{kind}/{key}.json", json.dumps(written).encode()


def field(name: str, kind: str = "text", config: Json | None = None, **more: Any) -> Json:
    """A field of a form."""
    return {
        "id": name,
        "type": kind,
        "label": {"zh": f"label {name}", "en": f"label {name}"},
        "config": config or {},
    } | more


STATUSES = [
    {"id": "new", "category": "new", "label": {"zh": "new", "en": "new"}},
    {"id": "done", "category": "closed", "label": {"zh": "done", "en": "done"}},
]


def words(text: str) -> Json:
    """The same in both languages."""
    return {"zh": text, "en": text}


def files(roles: Mapping[str, Json]) -> dict[str, bytes]:
    """The bundle, with these roles."""
    manifest = {"key": "vault", "version": 1, "name": words("vault"), "languages": ["zh", "en"]}
    documents = [
        ("form", "deed", deed()),
        ("form", "thing", {"fields": [field("u"), field("v", searchable=True)], "statuses": STATUSES, "title": ["u"]}),
        ("flow", "deed", flow()),
        ("rule", "told", rule()),
        ("report", "by_b", report("b")),
        ("report", "not_c", report(None)),
        ("dashboard", "board", {"cards": [{"id": "one", "report": "by_b", "x": 0, "y": 0, "w": 6, "h": 4}]}),
        ("group", "crew", {"roles": []}),
        *(("role", key, body) for key, body in roles.items()),
    ]
    return {"bundle.json": json.dumps(manifest).encode(), **dict(document(*each) for each in documents)}


def deed() -> Json:
    """The form whose records everything is about."""
    options = [{"id": shade, "label": words(shade)} for shade in SHADES]
    return {
        "fields": [
            *(field(name, searchable=True) for name in FIELDS["deed"]),
            field("n", "integer"),
            field("owner", "integer"),
            field("shade", "select", {"options": options}, searchable=True),
            field("thing", "reference", {"form": "thing"}, searchable=True),
        ],
        "statuses": STATUSES,
        "title": ["a", "thing"],
        "flow": "deed",
        "category": "shade",
    }


def flow() -> Json:
    """One task, for everybody here."""
    work = {"assignee": {"group": "crew"}, "actions": [{"id": "finish", "label": words("Finish")}]}
    return {
        "form": "deed",
        "nodes": [
            {"id": "start", "type": "start", "name": words("start")},
            {"id": "work", "type": "human_task", "name": words("work"), "config": work},
            {"id": "end", "type": "end", "name": words("end")},
        ],
        "edges": [{"from": "start", "to": "work"}, {"from": "work", "port": "finish", "to": "end"}],
    }


def rule() -> Json:
    """Looks at secrets, and tells everybody and the buyer of them."""
    told = {"channel": "in_app", "to": {"of": "group", "name": "crew"}, "title": words("{a}"), "body": words("{b} {c}")}
    said = {"channel": "in_app", "to": {"of": "customer"}, "title": words("{c}"), "body": words("{b}")}
    return {
        "type": "reaction",
        "form": "deed",
        "trigger": {"type": "created"},
        "when": {"and": [{"contains": [{"var": "c"}, "K"]}, {">": [{"var": "n"}, -1]}]},
        "then": [
            {"id": "tell", "type": "notify", "config": told},
            {"id": "say", "type": "notify", "config": said},
            {"id": "copy", "type": "set_fields", "config": {"values": {"b": {"cat": [{"var": "b"}, ""]}}}},
        ],
    }


def report(by: str | None) -> Json:
    """Counts by a secret, or what a secret is not."""
    told = {"dimensions": [{"id": by, "field": by}]} if by else {"filter": {"!=": [{"var": "c"}, "x"]}}
    measures = [{"id": "count", "type": "count", "config": {}}]
    return {"form": "deed", "measures": measures, "chart": {"type": "bar" if by else "kpi", "config": {}}, **told}


@dataclass(frozen=True)
class Grant:
    """One grant of a role, and what it means: written down a second time, without the engines."""

    form: str
    actions: tuple[str, ...]
    rows: Any
    read: tuple[str, ...] | None
    write: tuple[str, ...] | None
    mask: tuple[str, ...]

    def body(self) -> Json:
        """As the definition says it."""
        more = {name: list(value) for name in ("read", "write") if (value := getattr(self, name)) is not None}
        rows = {} if self.rows is None else {"rows": self.rows}
        return {"form": self.form, "actions": list(self.actions), "mask": list(self.mask), **more, **rows}

    def admits(self, values: Json, actor: int, action: str = "read") -> bool:
        return action in self.actions and (self.rows is None or holds(self.rows, values, actor) is True)

    def plainly(self, name: str) -> bool:
        return (self.read is None or name in self.read) and name not in self.mask

    def writes(self, name: str) -> bool:
        """Where a grant does not say what may be written, it is what may be read."""
        written = self.read if self.write is None else self.write
        return written is None or name in written


def holds(rule: Any, values: Json, actor: int) -> Any:
    """The few operators that the grants use; a comparison with something absent is false."""
    if not isinstance(rule, dict):
        return rule
    [(operator, args)] = rule.items()
    if operator == "var":
        return actor if args == "_actor.id" else values.get(args)
    if operator in ("and", "or"):
        found = [holds(each, values, actor) for each in args]
        return all(found) if operator == "and" else any(found)
    if operator == "!":
        return not holds(args[0] if isinstance(args, list) else args, values, actor)
    left, right = (holds(each, values, actor) for each in args)
    if left is None or right is None:
        return False
    return left == right if operator == "==" else left < right


def some_grants(chance: random.Random) -> list[Grant]:
    """What a role may grant: anything from nothing to everything."""
    grants = [_grant(chance, "deed") for _ in range(chance.choice((1, 1, 2)))]
    return grants + ([_grant(chance, "thing")] if chance.random() < 0.7 else [])


def _grant(chance: random.Random, form: str) -> Grant:
    actions = [each for each in ("read", "create", "write", "export") if chance.random() < 0.6]
    names = list(FIELDS[form]) + (["n", "owner", "shade", "thing"] if form == "deed" else [])

    def some(share: float) -> tuple[str, ...] | None:
        return None if chance.random() < 0.3 else tuple(name for name in names if chance.random() < share)

    rows = _rule(chance) if form == "deed" and chance.random() < 0.7 else None
    mask = tuple(name for name in names if name != "thing" and chance.random() < 0.25)
    return Grant(form, tuple(actions) or ("read",), rows, some(0.6), some(0.5), mask)


def _rule(chance: random.Random, depth: int = 0) -> Any:
    if depth < 2 and chance.random() < 0.4:
        operator = chance.choice(("and", "or", "!"))
        return {operator: [_rule(chance, depth + 1) for _ in range(1 if operator == "!" else 2)]}
    return chance.choice(
        (
            {"==": [{"var": "shade"}, chance.choice(SHADES)]},
            {"<": [{"var": "n"}, chance.randrange(10)]},
            {"==": [{"var": "owner"}, {"var": "_actor.id"}]},
            {"==": [{"var": "a"}, secret("deed", chance.randrange(12), "a")]},
            {"==": [{"var": "_ref.thing.u"}, secret("thing", chance.randrange(4), "u")]},
        )
    )
