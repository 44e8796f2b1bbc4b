"""Reads an SLA policy: targets by priority, when its clocks stand still, and what happens before and at a breach."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from engines.definition import KEY, Definition
from engines.kinds import Text
from engines.logic import Compiled
from engines.logic.system import CATEGORIES, PRIORITIES
from engines.rule.derived import derived, steps
from engines.rule.kind import Watch
from engines.rule.policy import CALENDAR, ORDER, RANKED, Around, body, calendar, condition, finished, reading
from engines.rule.reader import Reader
from engines.rule.rule import ACTION, Rule
from engines.rule.settings import Schema, labelled, seconds, settings

METRICS: Mapping[str, Text] = {
    "first_response": Text("首次响应", "First response"),
    "next_response": Text("后续响应", "Next response"),
    "resolution": Text("解决", "Resolution"),
}
PAUSED_IN = ("pending", "on_hold")
THEN: Schema = labelled({"type": "array", "items": ACTION, "maxItems": 20}, "执行", "Then", "actions")

TARGET: Schema = settings(
    "id",
    id={"type": "string", "pattern": KEY},
    priorities=labelled(
        {"type": "array", "items": {"enum": list(PRIORITIES)}, "uniqueItems": True}, "优先级", "Priorities"
    ),
    **{name: seconds(label.zh, label.en) for name, label in METRICS.items()},
)
BODY: Schema = body(
    "targets",
    **RANKED,
    calendar=CALENDAR,
    by_hand=labelled({"type": "boolean"}, "只由动作启动", "Started by an action only", "flag"),
    targets=labelled(
        {"type": "array", "items": TARGET, "minItems": 1, "maxItems": 20}, "时限", "Targets", "sla_matrix"
    ),
    paused_in=labelled(
        {"type": "array", "items": {"type": "string"}, "uniqueItems": True}, "暂停计时的状态", "Paused in", "statuses"
    ),
    warn=labelled(settings("before", before=seconds("提前", "Before"), then=THEN), "预警", "Warning"),
    breach=labelled(settings("then", then=THEN), "超时", "Breach"),
)


@dataclass(frozen=True, slots=True)
class Target:
    """Seconds of working time for each metric, for some priorities (none named: for all)."""

    priorities: frozenset[str]
    seconds: Mapping[str, int]


@dataclass(frozen=True)
class SlaPolicy:
    """A policy as read; `calendar` is the key of one ("" = around the clock). `rules` act at a warning and a breach."""

    key: str
    name: Text
    form: str
    order: int
    enabled: bool
    by_hand: bool
    when: Compiled | None
    calendar: str
    targets: tuple[Target, ...]
    paused_in: frozenset[str]
    warn_before: int | None
    rules: tuple[Rule, ...]

    def target(self, metric: str, priority: str) -> int | None:
        """The seconds within which `metric` is promised to a record of this priority."""
        fitting = (each for each in self.targets if not each.priorities or priority in each.priorities)
        found = next(fitting, None)
        return found.seconds.get(metric) if found else None


def read_sla(definition: Definition, around: Around) -> SlaPolicy:
    """The policy. Raises BadDefinition with every problem."""
    reader, written = reading(definition, BODY, around), definition.body
    when = condition(written, reader)
    calendar(written.get("calendar"), around, reader)
    targets = _targets(written["targets"], reader)
    for index, name in enumerate(written.get("paused_in", ())):
        if name not in CATEGORIES:
            reader.status(name, f"/paused_in/{index}")
    rules = (*_rules(definition, "warn", reader), *_rules(definition, "breach", reader))
    finished(reader)
    return SlaPolicy(
        key=definition.key,
        name=definition.name,
        form=written["form"],
        order=written.get("order", ORDER),
        enabled=written.get("enabled", True),
        by_hand=written.get("by_hand", False),
        when=when,
        calendar=written.get("calendar", ""),
        targets=targets,
        paused_in=frozenset(written.get("paused_in", PAUSED_IN)),
        warn_before=written["warn"]["before"] if "warn" in written else None,
        rules=rules,
    )


def _targets(listed: list[Mapping[str, Any]], reader: Reader) -> tuple[Target, ...]:
    """Every row; one that no record can come to, or that promises nothing, is a mistake."""
    made: list[Target] = []
    taken: set[str] = set()
    for index, row in enumerate(listed):
        found = {name: row[name] for name in METRICS if name in row}
        if not found:
            zh, en = "这一行没有任何时限", "this row promises nothing"
            reader.refuse(f"/targets/{index}", "no_target", zh, en)
        wanted = set(row.get("priorities") or PRIORITIES)
        if wanted <= taken:
            zh, en = "前面的行已包含这些优先级，这一行永远用不到", "rows above take all of these priorities"
            reader.refuse(f"/targets/{index}/priorities", "unreachable", zh, en)
        taken |= wanted
        made.append(Target(frozenset(row.get("priorities", ())), found))
    return tuple(made)


def occasion(what: str, policy: str) -> str:
    """The type of the event that a warning or a breach of this policy is."""
    return f"sla_{what}/{policy}"


_WORDS = {"warn": ("warned", "预警", "warning"), "breach": ("breached", "超时", "breach")}


def _rules(definition: Definition, part: str, reader: Reader) -> tuple[Rule, ...]:
    """What `warn` or `breach` does, as a rule."""
    listed = definition.body.get(part, {}).get("then")
    if not listed:
        return ()
    what, zh, en = _WORDS[part]
    name = Text(f"{definition.name.zh}：{zh}", f"{definition.name.en}: {en}")
    watch = Watch(events=frozenset({occasion(what, definition.key)}), fields=frozenset())
    doing = steps(listed, reader, f"/body/{part}/then")
    return (derived(definition, f"{definition.key}.{part}", name, watch, None, doing, reader),)
