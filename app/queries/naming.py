"""How everything around one record is called: fields, statuses, nodes, rules, groups, colleagues."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection

from app.queries.names import names_of
from app.queries.plain import Seen
from app.queries.sight import Sight
from app.queries.titles import UNSEEN, titles_of
from engines.bundle import House
from engines.flow.node import Flow
from engines.form.display import instant
from engines.form.field import Field
from engines.form.kind import Locale
from engines.kinds import Text
from engines.logic.system import LABELS

ACTORS = {
    "customer": Text("买家", "the buyer"),
    "rule": Text("规则", "a rule"),
    "flow": Text("流程", "the flow"),
    "timer": Text("定时器", "a timer"),
    "system": Text("系统", "the system"),
    "import": Text("导入", "an import"),
}
PRIORITIES = {
    "low": Text("低", "low"),
    "normal": Text("普通", "normal"),
    "high": Text("高", "high"),
    "urgent": Text("紧急", "urgent"),
}


@dataclass(frozen=True)
class Naming:
    """Made for one record and the events that are to be told."""

    language: str
    house: House
    seen: Seen
    flow: Flow | None
    people: Mapping[int, str]
    titles: Mapping[int, str]
    labels: Mapping[str, Text]

    @classmethod
    def of(cls, conn: Connection, sight: Sight, seen: Seen, events: Iterable[Mapping[str, Any]]) -> Naming:
        """With the names of all people and records that these events mention."""
        listed = list(events)
        flow = sight.live.pinned(conn, seen.row["release"]).flows.get(seen.form.flow or "")
        people = names_of(conn, (each for row in listed for each in _people(row)))
        titles = titles_of(conn, sight, (each for row in listed for each in _records(row, seen)))
        labels = {**LABELS, **{field.id: field.label for field in seen.form.fields}}
        return cls(sight.language, sight.live.house, seen, flow, people, titles, labels)

    def label(self, name: str) -> Text:
        """Of a field or a system value."""
        return self.labels.get(name) or Text(name, name)

    def actor(self, row: Mapping[str, Any]) -> Any:
        """Who did it: a person's name, or words."""
        kind, number = row["actor_kind"], row["actor_id"]
        if kind in ("user", "api_key"):
            return self.people.get(number, f"#{number}")
        known = ACTORS.get(kind, ACTORS["system"])
        return {"zh": known.zh, "en": known.en}

    def person(self, number: int | None) -> Text:
        """A colleague's name."""
        name = self.people.get(number or 0, f"#{number}")
        return Text(name, name) if number is not None else Text("无人", "nobody")

    def group(self, key: str | None) -> Text:
        """A group's name."""
        found = self.house.groups.get(key or "")
        return found.name if found else Text(key or "无", key or "none")

    def node(self, key: str | None) -> Text:
        """A node of the flow."""
        found = self.flow.nodes.get(key or "") if self.flow else None
        return found.name if found else Text(key or "", key or "")

    def action(self, node: str | None, key: str | None) -> Text:
        """The button that was pressed."""
        found = self.flow.nodes.get(node or "") if self.flow else None
        label = next((port.label for port in found.ports if port.id == key), None) if found else None
        return label or Text(key or "", key or "")

    def status(self, key: Any) -> Text:
        """A status of the record's form."""
        found = self.seen.form.statuses.get(key or "")
        return found.label if found else Text(str(key or ""), str(key or ""))

    def rule(self, key: str) -> Text:
        """A rule's name; its key where it is not there any more."""
        found = next((rules.by_key[key] for rules in self.house.rules.values() if key in rules.by_key), None)
        return found.name if found else Text(key, key)

    def value(self, field: Field, value: Any, locale: Locale) -> str:
        """A field's value as people read it; history may hold one that the field of today would not take."""
        if field.link and isinstance(value, int):
            return self.titles.get(value, UNSEEN)
        try:
            return field.show(value, locale)
        except (TypeError, ValueError, KeyError, AttributeError):
            return str(value)

    def system(self, name: str, value: Any) -> str | None:
        """A system value as people read it."""
        if value is None:
            return None
        if name == "_status":
            return self.status(value).to(self.language)
        if name == "_group":
            return self.group(value).to(self.language)
        if name == "_assignee":
            return self.person(value).to(self.language)
        if name == "_priority" and value in PRIORITIES:
            return PRIORITIES[value].to(self.language)
        if name.endswith("_at"):
            return instant(value, {}, Locale(self.language))
        return "、".join(map(str, value)) if isinstance(value, list) else str(value)


def _people(row: Mapping[str, Any]) -> Iterable[int | None]:
    payload = row["payload"] or {}
    yield row["actor_id"] if row["actor_kind"] in ("user", "api_key") else None
    mentioned = [payload.get("by"), payload.get("from"), payload.get("user")]
    mentioned += (payload.get("changes") or {}).get("_assignee") or []
    for each in mentioned:
        yield from (one for one in (each if isinstance(each, list) else [each]) if isinstance(one, int))


def _records(row: Mapping[str, Any], seen: Seen) -> Iterable[int]:
    payload = row["payload"] or {}
    if isinstance(payload.get("record"), int):
        yield payload["record"]
    changes = payload.get("changes") or {}
    for name, pair in changes.items():
        field = seen.form.by_id.get(name)
        if field is not None and field.link and pair and seen.plainly(name):
            yield from (each for each in pair if isinstance(each, int))
