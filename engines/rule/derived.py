"""Rules that no document of their own describes: the steps of a service policy, fired and explained as any rule is."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from engines import definition
from engines.definition import Definition
from engines.kinds import Text
from engines.logic import Compiled
from engines.rule.kind import Watch
from engines.rule.reader import Reader
from engines.rule.rule import ACTIONS, PRIORITY, Rule, Step, always
from engines.rule.scope import changes_with, followed


def steps(listed: Sequence[Mapping[str, Any]], reader: Reader, pointer: str) -> tuple[Step, ...]:
    """The actions at `pointer`, read as those of a rule are."""
    made = []
    for here, block in definition.blocks(list(listed), ACTIONS, reader.document, pointer, reader.problems):
        kind = ACTIONS[block["type"]]
        reader.pointer = f"{here}/config"
        plan = kind.read(block["config"], reader)
        made.append(Step(block["id"], kind.asks(plan), plan, kind.effects, kind.stops))
    reader.pointer = "/body"
    return tuple(made)


def derived(
    of: Definition, key: str, name: Text, watch: Watch, when: Compiled | None, doing: Sequence[Step], reader: Reader
) -> Rule:
    """The rule `key` that the policy `of` stands for."""
    asked = (when.reads if when else frozenset()) | ({watch.due.since} if watch.due else frozenset())
    return Rule(
        key=key,
        name=name,
        form=of.body["form"],
        document=of.document,
        version=of.version,
        trigger=of.kind,
        watch=watch,
        when=when,
        table=None,
        steps=tuple(doing),
        priority=PRIORITY,
        enabled=of.body.get("enabled", True),
        wakes_on=changes_with(asked),
        lookups=followed(asked, reader.references),
        asks=tuple(ask for step in doing for ask in step.asks),
        related=(),
        holds=when.function if when else always,
        may_hold=when.function if when else always,
        writes=tuple(reader.writes),
        stops=False,
        warnings=(),
    )
