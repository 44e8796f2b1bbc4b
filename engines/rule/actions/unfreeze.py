"""Lets a frozen record be changed again."""

from __future__ import annotations

from dataclasses import dataclass

from engines.effects import Effect, Freeze
from engines.kinds import Text
from engines.rule.kind import ActionKind, Config, Moment
from engines.rule.reader import Reader
from engines.rule.settings import name, settings


@dataclass(frozen=True, slots=True)
class Plan:
    """The reference field that leads to the record; None for the one at hand."""

    on: str | None


def read(config: Config, reader: Reader) -> Plan:
    on = config.get("on")
    if on is not None:
        reader.target(on, "/on")
        reader.reads.add(on)
    return Plan(on)


def effects(plan: Plan, moment: Moment) -> tuple[Effect, ...]:
    record = moment.values.get(plan.on) if plan.on else None
    if plan.on and record is None:
        return ()
    return (Freeze(None, record, moment.key),)


KIND = ActionKind(
    type="unfreeze",
    group="data",
    label=Text("解冻", "Unfreeze"),
    help=Text(
        "取消冻结，可以重新修改；可以解冻引用字段指向的记录",
        "The record, or that in a reference field, can be changed again",
    ),
    config=settings(on=name("引用字段指向的记录", "On the record in", "field")),
    read=read,
    effects=effects,
)
