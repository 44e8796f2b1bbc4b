"""Reads the definition of a rule, a reaction or a decision table, or says everything that is wrong with it."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from engines import definition, schema
from engines.definition import Definition
from engines.effects import Effect
from engines.errors import BadDefinition, Problem
from engines.kinds import Text, load
from engines.logic import Compiled
from engines.logic.related import Related, related_in
from engines.logic.types import Types
from engines.needs import Ask
from engines.rule import table_action
from engines.rule.beside import NOTHING, Beside
from engines.rule.kind import ActionKind, Moment, TriggerKind, Watch, Write
from engines.rule.reader import Reader
from engines.rule.scope import EVENT_ONLY, changes_with, followed
from engines.rule.table import TABLE, Table

TRIGGERS = load(TriggerKind, Path(__file__).parent / "triggers")
ACTIONS = load(ActionKind, Path(__file__).parent / "actions")

TRIGGER: Mapping[str, Any] = {
    "type": "object",
    "properties": {
        "type": {"type": "string"},
        "v": {"type": "integer", "minimum": 1},
        "config": {"type": "object"},
    },
    "required": ["type"],
    "additionalProperties": False,
}
ACTION: Mapping[str, Any] = {**definition.BLOCK, "additionalProperties": False}
BODY: Mapping[str, Any] = {
    "type": "object",
    "properties": {
        "type": {"enum": ["reaction", "table"]},
        "form": {"type": "string", "pattern": definition.KEY},
        "trigger": TRIGGER,
        "when": {"type": ["object", "boolean"]},
        "then": {"type": "array", "items": ACTION, "minItems": 1, "maxItems": 50},
        "table": TABLE,
        "priority": {"type": "integer", "minimum": 0, "maximum": 1_000_000},
        "enabled": {"type": "boolean"},
    },
    "required": ["type", "form", "trigger"],
    "additionalProperties": False,
    "if": {"properties": {"type": {"const": "table"}}},
    "then": {"required": ["table"]},
    "else": {"required": ["then"]},
}
PRIORITY = 100

NO_NAMES: Mapping[str, Any] = {}


@dataclass(frozen=True, slots=True)
class Step:
    """One action of a rule, its settings read."""

    id: str
    asks: tuple[Ask, ...]
    plan: Any
    effects: Callable[[Any, Moment], tuple[Effect, ...]]
    stops: bool = False


@dataclass(frozen=True)
class Rule:
    """A rule as read. Of two rules the one with the higher `priority` is applied first, then by key.

    `wakes_on` are the names whose change can make it act on a record that existed before; None: any change.
    `lookups` are the references (field, form) whose target's values it reads, `asks` what its actions must know, and
    `holds` is its condition as a plain function, `may_hold` what of it can be told without asking for the `related`
    records that it counts. Where it `stops`, the later rules of the event do not act. `warnings`
    did not keep it from being read, but its author should see them.
    """

    key: str
    version: int
    name: Text
    form: str
    document: str
    trigger: str
    watch: Watch
    when: Compiled | None
    table: Table | None
    steps: tuple[Step, ...]
    priority: int
    enabled: bool
    wakes_on: frozenset[str] | None
    lookups: tuple[tuple[str, str], ...]
    asks: tuple[Ask, ...]
    related: tuple[Related, ...]
    holds: Callable[[Mapping[str, Any], int], bool] = field(compare=False)
    may_hold: Callable[[Mapping[str, Any], int], bool] = field(compare=False)
    writes: tuple[Write, ...]
    stops: bool
    warnings: tuple[Problem, ...]

    @property
    def decides_on(self) -> frozenset[str]:
        """The paths that it looks at to decide whether it acts."""
        asked = frozenset[str]().union(*(each.reads for each in (self.watch.only, self.when, self.table) if each))
        due = {self.watch.due.since} if self.watch.due else set()
        return asked | due | frozenset(self.watch.window.match if self.watch.window else ())


def always(values: Mapping[str, Any], now: int) -> bool:
    """The condition of a rule without one."""
    return True


def read_rule(
    document: Definition,
    types: Types,
    forms: Mapping[str, Types] = NO_NAMES,
    triggers: Mapping[str, TriggerKind] = TRIGGERS,
    actions: Mapping[str, ActionKind] = ACTIONS,
    *,
    references: Mapping[str, str] = NO_NAMES,
    computed: Collection[str] = (),
    groups: Collection[str] | None = None,
    labels: Mapping[str, Text] = NO_NAMES,
    beside: Beside = NOTHING,
) -> Rule:
    """The rule of `document`, for records whose names have `types`. Raises BadDefinition with every problem.

    `forms` are the types of all forms, `references` the form that each reference field leads to, `computed` the fields
    that nobody writes, `groups` the groups there are (None: not known here), `labels` the fields' names for messages,
    `beside` what else its actions may name.
    """
    body = document.body
    found = schema.problems(BODY, body, document.document, "/body")
    if found:
        raise BadDefinition(found)
    reader = Reader(
        document.document, body["form"], types, forms, references, groups, computed, labels, "/body", beside
    )
    if forms and body["form"] not in forms:
        reader.no_form(body["form"], "/form")
    watch = _watch(body["trigger"], triggers, reader)
    reader.pointer = "/body/when"
    when = reader.condition(body["when"]) if "when" in body else None
    if watch.due and when:
        _check_lasting(when, reader)
    table, steps = _doing(body, actions, reader)
    if any(problem.severity == "error" for problem in reader.problems):
        raise BadDefinition(reader.problems)
    return _rule(document, watch, when, table, steps, reader)


def _watch(block: Mapping[str, Any], triggers: Mapping[str, TriggerKind], reader: Reader) -> Watch:
    try:
        today = definition.upgraded(block, triggers, reader.document, "/body/trigger")
    except BadDefinition as bad:
        reader.problems.extend(bad.problems)
        return Watch(frozenset())
    reader.pointer = "/body/trigger/config"
    return triggers[block["type"]].read(today["config"], reader)


def _check_lasting(when: Compiled, reader: Reader) -> None:
    """A condition that lasts until some time cannot ask about the event of one moment."""
    for path in sorted(path for path in when.reads if path.split(".")[0] in EVENT_ONLY):
        zh = f"到时触发的条件要一直看得到，不能读“{path}”(只在事件发生时才有)"
        reader.refuse("", "not_lasting", zh, f'this condition must last until the time is up; "{path}" does not')
    if related_in(when.expression):
        zh = "到时触发的条件要一直看得到，不能统计其他单据：它们变化时本单不知道"
        reader.refuse("", "not_lasting", zh, "this condition must last until the time is up; other records come and go")


def _doing(
    body: Mapping[str, Any], actions: Mapping[str, ActionKind], reader: Reader
) -> tuple[Table | None, tuple[Step, ...]]:
    if body["type"] == "table":
        reader.pointer = "/body/table"
        table = table_action.read(body["table"], reader)
        return table, (Step("table", (), table, table_action.effects),)
    listed = definition.blocks(body["then"], actions, reader.document, "/body/then", reader.problems)
    steps = []
    for pointer, block in listed:
        kind = actions[block["type"]]
        reader.pointer = f"{pointer}/config"
        plan = kind.read(block["config"], reader)
        steps.append(Step(block["id"], kind.asks(plan), plan, kind.effects, kind.stops))
    return None, tuple(steps)


def _rule(
    document: Definition,
    watch: Watch,
    when: Compiled | None,
    table: Table | None,
    steps: tuple[Step, ...],
    reader: Reader,
) -> Rule:
    body = document.body
    return Rule(
        key=document.key,
        version=document.version,
        name=document.name,
        form=body["form"],
        document=document.document,
        trigger=body["trigger"]["type"],
        watch=watch,
        when=when,
        table=table,
        steps=steps,
        priority=body.get("priority", PRIORITY),
        enabled=body.get("enabled", True),
        wakes_on=changes_with(_decisive(watch, when, reader)),
        lookups=followed(reader.reads, reader.references),
        asks=tuple(ask for step in steps for ask in step.asks),
        related=related_in(when.expression) if when else (),
        holds=_holds(watch, when),
        may_hold=_holds(watch, when.without(related_in) if when else None),
        writes=tuple(reader.writes),
        stops=any(step.stops for step in steps),
        warnings=tuple(reader.problems),
    )


def _holds(watch: Watch, when: Compiled | None) -> Callable[[Mapping[str, Any], int], bool]:
    """The trigger's own condition and the rule's, as one function."""
    conditions = [each.function for each in (watch.only, when) if each]
    if len(conditions) < 2:
        return conditions[0] if conditions else always
    first, second = conditions
    return lambda values, now: bool(first(values, now) and second(values, now))


def _decisive(watch: Watch, when: Compiled | None, reader: Reader) -> Collection[str]:
    """The paths on which it depends whether the rule acts."""
    asked = when.reads if when else frozenset()
    if watch.due:
        return {*asked, watch.due.since}
    if watch.window:
        return {*asked, *watch.window.match}
    return reader.reads if watch.fields is None else watch.fields
