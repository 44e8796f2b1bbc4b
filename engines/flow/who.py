"""Who does something: a group, a person, the ticket's assignee, the customer, a manager, or whoever a field names."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from engines.flow.outcome import Stuck
from engines.flow.reader import Reader
from engines.flow.settings import Schema, labelled, name
from engines.flow.visit import Visit
from engines.kinds import Text
from engines.logic.types import INTEGER
from engines.needs import Ask, Manager, Members, Person

ALWAYS = {"const": True}

WHO: Schema = labelled(
    {
        "type": "object",
        "minProperties": 1,
        "maxProperties": 1,
        "additionalProperties": False,
        "properties": {
            "group": name("小组", "group", "group"),
            "user": labelled({"type": "string", "minLength": 1}, "成员", "person", "user"),
            "assignee": labelled(ALWAYS, "工单负责人", "the ticket's assignee"),
            "customer": labelled(ALWAYS, "客户", "the customer"),
            "manager_of": name("小组的主管", "the manager of", "group"),
            "field": name("字段里的人", "the person in a field", "field"),
        },
    },
    "由谁处理",
    "who",
    "who",
)


@dataclass(frozen=True, slots=True)
class Who:
    """`kind` is the one property of a WHO, `name` its value where that is a name."""

    kind: str
    name: str


@dataclass(frozen=True, slots=True)
class Target:
    """Whom it came down to: one person, one group, or the customer."""

    user: int | None = None
    group: str | None = None
    customer: bool = False


def starter(vars_: Mapping[str, Any]) -> Target | None:
    """Who submitted the record, where that was a person."""
    known = vars_.get("_starter")
    return None if known is None else Target(user=known.get("user"), customer=known.get("customer", False))


def read_who(written: Mapping[str, Any], pointer: str, reader: Reader) -> Who:
    """The WHO at `pointer`, its names checked."""
    [(kind, value)] = written.items()
    where = f"{pointer}/{kind}"
    if kind == "field":
        reader.field(value, where, INTEGER)
    elif kind in ("group", "manager_of"):
        reader.group(value, where)
    return Who(kind, value if isinstance(value, str) else "")


def asked(who: Who, *, members: bool = False) -> tuple[Ask, ...]:
    """What must be answered before `target` (or, with `members`, `people`) can tell."""
    if who.kind == "group" and members:
        return (Members(who.name),)
    if who.kind == "manager_of":
        return (Manager(who.name),)
    return (Person(who.name),) if who.kind == "user" else ()


def target(who: Who, visit: Visit) -> Target:
    """Whose task it becomes. The assignee of a ticket that has none yet is whoever claims it in the ticket's group."""
    if who.kind == "group":
        return Target(group=who.name)
    if who.kind == "customer":
        return Target(customer=True)
    user = _user(who, visit)
    if user is not None:
        return Target(user=user)
    group = visit.values.get("_group") if who.kind == "assignee" else None
    if group is None:
        raise _nobody(who)
    return Target(group=group)


def people(who: Who, visit: Visit) -> tuple[Target, ...]:
    """Everybody it stands for, one by one: of a group, each active member."""
    if who.kind == "group":
        return tuple(Target(user=member.user) for member in visit.answers[Members(who.name)])
    if who.kind == "customer":
        return (Target(customer=True),)
    user = _user(who, visit)
    return () if user is None else (Target(user=user),)


def _user(who: Who, visit: Visit) -> int | None:
    user: int | None
    match who.kind:
        case "assignee":
            user = visit.values.get("_assignee")
        case "field":
            user = visit.values.get(who.name)
        case "manager_of":
            user = visit.answers[Manager(who.name)]
        case _:
            user = visit.answers[Person(who.name)]
    return user


def _nobody(who: Who) -> Stuck:
    said = {
        "assignee": Text("工单既没有负责人,也没有小组", "the ticket has neither an assignee nor a group"),
        "field": Text(f"字段“{who.name}”里没有人", f'the field "{who.name}" names nobody'),
        "manager_of": Text(f"小组“{who.name}”没有主管", f'the group "{who.name}" has no manager'),
        "user": Text(f"没有可用的成员“{who.name}”", f'there is no active person "{who.name}"'),
    }
    return Stuck("nobody", said[who.kind])
