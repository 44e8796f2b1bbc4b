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
from app.texts import PRIORITIES
from engines.bundle import House
from engines.flow.extras import RESUBMITTED
from engines.flow.node import Flow
from engines.form.display import instant
from engines.form.field import Field
from engines.form.kind import Locale
from engines.kinds import Text
from engines.logic.system import LABELS

ACTORS = {
    "customer": Text("买家", "Buyer"),
    "rule": Text("规则", "Rule"),
    "flow": Text("流程", "Flow"),
    "timer": Text("定时器", "Timer"),
    "routing": Text("派单", "Routing"),
    "system": Text("系统", "System"),
    "import": Text("导入", "Import"),
}
CATEGORIES = {
    "new": Text("新建", "New"),
    "open": Text("处理中", "Open"),
    "pending": Text("待回复", "Pending"),
    "on_hold": Text("挂起", "On hold"),
    "solved": Text("已解决", "Solved"),
    "closed": Text("已关闭", "Closed"),
}
CHANNELS = {
    "web": Text("网页", "Web"),
    "agent": Text("客服录入", "Agent"),
    "api": Text("接口", "API"),
    "import": Text("导入", "Import"),
    "rule": Text("规则", "Rule"),
    "flow": Text("流程", "Flow"),
}
OPTIONS: Mapping[str, Mapping[Any, Text]] = {
    "_priority": PRIORITIES,
    "_status_category": CATEGORIES,
    "_channel": CHANNELS,
}
"""System values that are words of ours."""

PASSING = {
    "_actor": Text("操作者", "the actor"),
    "kind": Text("身份", "kind"),
    "group": Text("小组", "group"),
    "groups": Text("所在小组", "groups"),
    "_event": Text("事件", "the event"),
    "body": Text("内容", "text"),
    "public": Text("是否公开", "public"),
    "data": Text("数据", "data"),
}
"""What people call the parts of `_actor` and `_event`."""


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

    def name(self, path: str) -> Text:
        """Of a place such as "amount", "_old.amount", "_ref.order.level"."""
        first, _, rest = path.partition(".")
        if first == "_old":
            return Text(f"原{self.name(rest).zh}", f"former {self.name(rest).en}")
        if first == "_record":
            return self.name(rest)
        if first == "_ref":
            link, _, inner = rest.partition(".")
            field, target = self.label(link), self.field(path)
            label = target.label if target else LABELS.get(inner, Text(inner, inner))
            return Text(f"{field.zh}的{label.zh}", f"{label.en} of {field.en}")
        if first in PASSING:
            parts = [PASSING.get(part, Text(part, part)) for part in path.split(".")]
            return Text("的".join(each.zh for each in parts), " / ".join(each.en for each in parts))
        return self.label(path)

    def field(self, path: str) -> Field | None:
        """The form field at a place, of this record or of one that it refers to."""
        first, _, rest = path.partition(".")
        if first in ("_old", "_record"):
            return self.field(rest)
        if first != "_ref":
            return self.seen.form.by_id.get(path)
        link, _, inner = rest.partition(".")
        field = self.seen.form.by_id.get(link)
        target = self.house.forms.get(field.link.form) if field and field.link else None
        return target.by_id.get(inner) if target else None

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
        actions = (*found.work.actions, RESUBMITTED) if found and found.work else ()
        known = [*actions, *(found.ports if found else ())]
        return next((each.label for each in known if each.id == key), Text(key or "", key or ""))

    def item(self, node: str | None, key: str | None) -> Text:
        """An item of a step's checklist."""
        found = self.flow.nodes.get(node or "") if self.flow else None
        items = found.work.checklist if found and found.work else ()
        return next((each.label for each in items if each.id == key), Text(key or "", key or ""))

    def status(self, key: Any) -> Text:
        """A status of the record's form."""
        found = self.seen.form.statuses.get(key or "")
        return found.label if found else Text(str(key or ""), str(key or ""))

    def rule(self, key: str) -> Text:
        """A rule's name; its key where it is not there any more."""
        found = self.house.rules_by_key.get(key)
        return found.name if found else Text(key, key)

    def value(self, field: Field, value: Any, locale: Locale) -> str:
        """A field's value as people read it; history may hold one that the field of today would not take."""
        if field.link and isinstance(value, int):
            return self.titles.get(value, UNSEEN)
        try:
            return field.show(value, locale)
        except (TypeError, ValueError, KeyError, AttributeError):
            return str(value)

    def system(self, name: str, value: Any, language: str | None = None) -> str | None:
        """A system value as people read it; None for what is none."""
        words = language or self.language
        if value is None or not name.startswith("_"):
            return None
        if name == "_status":
            return self.status(value).to(words)
        if name == "_group":
            return self.group(value).to(words)
        if name == "_assignee":
            return self.person(value).to(words)
        if isinstance(value, str) and value in OPTIONS.get(name, ()):
            return OPTIONS[name][value].to(words)
        if name.endswith("_at"):
            return instant(value, {}, Locale(words))
        return Text("、", ", ").to(words).join(map(str, value)) if isinstance(value, list) else str(value)


def _people(row: Mapping[str, Any]) -> Iterable[int | None]:
    payload = row["payload"] or {}
    yield row["actor_id"] if row["actor_kind"] in ("user", "api_key") else None
    mentioned = [payload.get("by"), payload.get("from"), payload.get("user")]
    mentioned += (payload.get("changes") or {}).get("_assignee") or []
    mentioned += [each["user"] for each in (payload.get("routing") or {}).get("candidates", ())]
    mentioned += [value for path, value in _looked_at(payload.get("why")) if path.split(".")[-1] == "_assignee"]
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
    for path, value in _looked_at(payload.get("why")):
        field = seen.form.by_id.get(path.removeprefix("_old."))
        if field is not None and field.link and seen.plainly(field.id):
            yield from (each for each in (value if isinstance(value, list) else [value]) if isinstance(each, int))


def _looked_at(part: Any, path: str = "") -> Iterable[tuple[str, Any]]:
    """Every place that an explanation looked at, with what was found there and what it was held against."""
    if isinstance(part, list):
        for each in part:
            yield from _looked_at(each, path)
    elif isinstance(part, dict):
        args = part.get("args")
        here = part.get("path") or path
        if "result" in part and here:
            yield here, part["result"]
        beside = next((each["path"] for each in args if each.get("path")), "") if isinstance(args, list) else ""
        for inner in part.values():
            if isinstance(inner, dict | list):
                yield from _looked_at(inner, beside)
