"""Freezes the record: nobody changes it until it is unfrozen."""

from __future__ import annotations

from dataclasses import dataclass

from engines.definition import text
from engines.effects import Effect, Freeze
from engines.kinds import Text
from engines.rule.kind import ActionKind, Config, Moment
from engines.rule.reader import Reader
from engines.rule.settings import name, settings, words


@dataclass(frozen=True, slots=True)
class Plan:
    """Why, and reference field that leads to the record, where it is not the one at hand."""

    reason: Text
    on: str | None


def read(config: Config, reader: Reader) -> Plan:
    on = config.get("on")
    if on is not None:
        reader.target(on, "/on")
        reader.reads.add(on)
    return Plan(text(config["reason"]), on)


def effects(plan: Plan, moment: Moment) -> tuple[Effect, ...]:
    record = moment.values.get(plan.on) if plan.on else None
    if plan.on and record is None:
        return ()
    return (Freeze(plan.reason, record, moment.key),)


KIND = ActionKind(
    type="freeze",
    group="data",
    label=Text("冻结", "Freeze"),
    help=Text(
        "冻结后任何人都不能修改这张单据或处理它的待办，直到解冻；可以冻结引用字段指向的记录",
        "Nobody can change the record or act on its tasks until it is unfrozen; or the record in a reference field",
    ),
    config=settings(
        "reason", reason=words("原因", "Reason"), on=name("引用字段指向的记录", "On the record in", "field")
    ),
    read=read,
    effects=effects,
)
