"""Takes the record from whoever has it: back to its group, to another member of a group, or to a certain person."""

from __future__ import annotations

from dataclasses import dataclass

from engines.effects import Assign, Effect
from engines.kinds import Text
from engines.needs import Ask, Members, Person
from engines.rule.kind import ActionKind, Config, Moment, Write
from engines.rule.reader import Reader
from engines.rule.settings import choice, name, named, settings


@dataclass(frozen=True, slots=True)
class Plan:
    """Who gets it: nobody yet (`ask` is None), or whom the answer to `ask` names."""

    group: str | None
    ask: Members | Person | None


def read(config: Config, reader: Reader) -> Plan:
    to, group, user = config["to"], config.get("group"), config.get("user")
    reader.group(group, "/group")
    reader.writes += [Write(reader.form, "_group"), Write(reader.form, "_assignee")]
    if to == "other" and group is None:
        reader.refuse("/to", "nobody", "请写明从哪个小组里另选一人", "say in which group another person is to be found")
    if to == "user" and user is None:
        reader.refuse("/to", "nobody", "请写明交给谁", "say who is to get it (user)")
    if to == "other":
        return Plan(group, Members(group or ""))
    return Plan(group, Person(user or "") if to == "user" else None)


def asks(plan: Plan) -> tuple[Ask, ...]:
    return (plan.ask,) if plan.ask else ()


def effects(plan: Plan, moment: Moment) -> tuple[Effect, ...]:
    """Where nobody else is there, the record waits in the group."""
    if plan.ask is None:
        return (Assign(plan.group),)
    answer = moment.answers[plan.ask]
    if isinstance(plan.ask, Person):
        return (Assign(plan.group, answer),)
    now = moment.values.get("_assignee")
    return (Assign(plan.group, next((each.user for each in answer if each.user != now), None)),)


KIND = ActionKind(
    type="reassign",
    group="people",
    label=Text("改派", "Reassign"),
    help=Text(
        "从当前处理人手中拿走：退回小组待领、换成小组里最空闲的另一人，或交给指定的人",
        "Takes the record from its assignee: back to the group, to the least busy other member, or to a certain person",
    ),
    config=settings(
        "to",
        to=named(
            choice("交给", "To", "pool", "other", "user"),
            pool=("放回小组", "back to the group"),
            other=("组内另一人", "another member"),
            user=("指定的人", "a certain person"),
        ),
        group=name("小组", "Group", "group"),
        user=name("用户名", "User name", "user"),
    ),
    read=read,
    asks=asks,
    effects=effects,
)
