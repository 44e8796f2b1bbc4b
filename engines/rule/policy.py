"""What the documents of service policies (SLA, escalation, routing, priority) have in common, and how they are read."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any, Protocol, TypeVar

from engines import schema
from engines.calendar import ALWAYS, Calendar
from engines.definition import KEY, Definition
from engines.errors import BadDefinition
from engines.kinds import Text
from engines.logic import Compiled
from engines.logic.types import BOOLEAN, Types
from engines.rule.beside import NOTHING, Beside
from engines.rule.reader import Reader
from engines.rule.settings import Schema, labelled, whole

ORDER = 100

COMMON: Mapping[str, Schema] = {
    "form": labelled({"type": "string", "pattern": KEY}, "表单", "Form", "form"),
    "enabled": labelled({"type": "boolean"}, "启用", "Enabled", "flag"),
    "when": labelled(
        {"type": ["object", "boolean"], "x-empty": {"zh": "全部", "en": "All"}}, "适用于", "Applies to", "logic"
    ),
}
RANKED: Mapping[str, Schema] = {
    **COMMON,
    "order": {**whole("先后（小的先）", "Order (lowest first)", 0, 1000), "default": ORDER},
}
CALENDAR: Schema = labelled({"type": "string", "pattern": KEY}, "工作日历", "Calendar", "calendar")


def body(*required: str, **properties: Schema) -> Schema:
    """A policy's document: an object that refuses what it does not know."""
    return {
        "type": "object",
        "properties": properties,
        "required": ["form", *required],
        "additionalProperties": False,
    }


@dataclass(frozen=True)
class Around:
    """What a policy is read among: the names and types of its form, those of all forms, groups and calendars.

    `beside` is what actions may name.
    """

    types: Types
    forms: Mapping[str, Types]
    references: Mapping[str, str] = field(default_factory=dict)
    computed: Collection[str] = ()
    groups: Collection[str] | None = None
    labels: Mapping[str, Text] = field(default_factory=dict)
    calendars: Mapping[str, Calendar] = field(default_factory=dict)
    beside: Beside = NOTHING


def reading(definition: Definition, shape: Schema, around: Around) -> Reader:
    """A reader for the document. Raises BadDefinition where its shape is not the policy's."""
    found = schema.problems(shape, definition.body, definition.document, "/body")
    if found:
        raise BadDefinition(found)
    form, references, groups = definition.body["form"], around.references, around.groups
    given = (around.types, around.forms, references, groups, around.computed, around.labels)
    return Reader(definition.document, form, *given, "/body", around.beside)


def finished(reader: Reader) -> None:
    """Raise BadDefinition where the reader found anything wrong."""
    if any(problem.severity == "error" for problem in reader.problems):
        raise BadDefinition(reader.problems)


def condition(written: Mapping[str, Any], reader: Reader, place: str = "/when") -> Compiled | None:
    """The condition under `when`, if there is one."""
    return reader.logic(written["when"], BOOLEAN, place) if "when" in written else None


def calendar(key: str | None, around: Around, reader: Reader, place: str = "/calendar") -> Calendar:
    """The calendar `key`; around the clock where none is named, and a problem where there is no such calendar."""
    if key is None:
        return ALWAYS
    if key not in around.calendars:
        zh, en = "、".join(around.calendars), ", ".join(around.calendars)
        words = f"没有日历“{key}”；现有：{zh}", f'there is no calendar "{key}"; there are: {en}'
        reader.refuse(place, "unknown_calendar", *words)
    return around.calendars.get(key, ALWAYS)


class Ranked(Protocol):
    """A policy of which the first that fits a record applies."""

    @property
    def key(self) -> str: ...
    @property
    def name(self) -> Text: ...
    @property
    def form(self) -> str: ...
    @property
    def order(self) -> int: ...
    @property
    def enabled(self) -> bool: ...
    @property
    def when(self) -> Compiled | None: ...


P = TypeVar("P", bound=Ranked)


def ranked(policies: Iterable[P]) -> tuple[P, ...]:
    """Those that are in use, in the order in which they are asked."""
    return tuple(sorted((each for each in policies if each.enabled), key=lambda each: (each.order, each.key)))


def applies(policy: Ranked, values: Mapping[str, Any], now: int) -> bool:
    """Whether the policy speaks of this record."""
    return policy.when is None or bool(policy.when.function(values, now))


def first(policies: Iterable[P], values: Mapping[str, Any], now: int) -> P | None:
    """The policy that applies to this record."""
    return next((each for each in policies if applies(each, values, now)), None)
