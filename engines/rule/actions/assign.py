"""Gives the record to a group, and to the member with the least open work where that is wished."""

from __future__ import annotations

from dataclasses import dataclass

from engines.effects import Assign, Effect
from engines.kinds import Text
from engines.needs import Ask, Members
from engines.rule.kind import ActionKind, Config, Moment, Write
from engines.rule.reader import Reader
from engines.rule.settings import choice, name, settings


@dataclass(frozen=True, slots=True)
class Plan:
    """The group, and whether one of its members is chosen."""

    group: str
    choose: bool


def read(config: Config, reader: Reader) -> Plan:
    reader.group(config["group"], "/group")
    reader.writes += [Write(reader.form, "_group", constant=config["group"]), Write(reader.form, "_assignee")]
    return Plan(config["group"], config.get("strategy", "none") == "least_busy")


def asks(plan: Plan) -> tuple[Ask, ...]:
    return (Members(plan.group),) if plan.choose else ()


def effects(plan: Plan, moment: Moment) -> tuple[Effect, ...]:
    members = moment.answers[Members(plan.group)] if plan.choose else ()
    return (Assign(plan.group, members[0].user if members else None),)


KIND = ActionKind(
    type="assign",
    group="people",
    label=Text("分派", "Assign"),
    help=Text(
        "交给小组；按空闲分配时交给手上待办最少的成员，没有在岗成员就留在小组待领",
        "Gives the record to a group; least_busy picks its member with the least open work, and with nobody active the "
        "record waits in the group",
    ),
    config=settings(
        "group",
        group=name("小组", "Group", "group"),
        strategy=choice("分配方式", "Strategy", "none", "least_busy", usual="none"),
    ),
    read=read,
    asks=asks,
    effects=effects,
)
