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
from engines.logic.types import INTEGER, TEXT, Enum, List, Record
from engines.needs import Ask, Manager, Members, Person, Superiors

ALWAYS = {"const": True}

LEVEL = {"type": "integer", "minimum": 1, "maximum": 10}

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
            "starter": labelled(ALWAYS, "发起人", "the starter"),
            "handler": name("某节点的处理人", "who acted at a node", "node"),
            "superior": labelled(LEVEL, "发起人的第几级主管", "the starter's superior, so many levels up"),
            "superiors": labelled(LEVEL, "发起人的连续多级主管（审批）", "the starter's superiors, so many levels"),
            "manager_of": name("小组的主管", "the manager of", "group"),
            "field": name("字段里的人（发起人自选）", "who is in a field (chosen by the starter)", "field"),
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
    level: int = 0


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


def read_who(written: Mapping[str, Any], pointer: str, reader: Reader, *, several: bool = False) -> Who:
    """The WHO at `pointer`, its names checked. Where it may be `several` people, a field may hold a list of them."""
    [(kind, value)] = written.items()
    where = f"{pointer}/{kind}"
    if kind == "field":
        held = reader.scope.types.get(value)
        one = held.item if several and isinstance(held, List) else held
        names = one in (INTEGER, TEXT) or isinstance(one, Enum)
        reader.field(value, where, None if names else INTEGER)
    elif kind in ("group", "manager_of"):
        reader.group(value, where)
    elif kind == "handler":
        _acted_at(value, where, reader)
    return Who(kind, value if isinstance(value, str) else "", value if isinstance(value, int) else 0)


def _acted_at(node: str, pointer: str, reader: Reader) -> None:
    """Check that there is a node of this name at which somebody acts, and that it is known here who did."""
    known = reader.scope.types.get("_vars")
    told = known.fields.get(node) if isinstance(known, Record) else None
    if isinstance(told, Record) and "by" in told.fields:
        if node in reader.beyond:
            reader.not_known(node, pointer)
        return
    zh, en = f"没有人在“{node}”处理；请选择有待办的节点", f'nobody acts at "{node}"; choose a node with tasks'
    reader.refuse(pointer, "unknown_handler", zh, en)


def asked(who: Who, *, members: bool = False) -> tuple[Ask, ...]:
    """What must be answered before `target` (or, with `members`, `people`) can tell."""
    if who.kind == "group" and members:
        return (Members(who.name),)
    if who.kind == "manager_of":
        return (Manager(who.name),)
    return (Person(who.name),) if who.kind == "user" else ()


def fixed(who: Who) -> Target | None:
    """Who it always is, whatever the ticket."""
    if who.kind == "group":
        return Target(group=who.name)
    return Target(customer=True) if who.kind == "customer" else None


def target(who: Who, visit: Visit) -> Target:
    """Whose task it becomes. The assignee of a ticket that has none yet is whoever claims it in the ticket's group."""
    always = fixed(who)
    if always is not None:
        return always
    whose = starter(visit.vars) if who.kind == "starter" else None
    if whose is not None:
        return whose
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
    if who.kind == "superiors":
        return tuple(Target(user=each) for each in _superiors(visit)[: who.level])
    if who.kind == "starter":
        whose = starter(visit.vars)
        return () if whose is None else (whose,)
    chosen = visit.values.get(who.name) if who.kind == "field" else None
    if isinstance(chosen, list):
        return tuple(Target(user=_chosen(who, each, visit)) for each in chosen)
    user = _user(who, visit)
    return () if user is None else (Target(user=user),)


def _chosen(who: Who, said: int | str, visit: Visit) -> int:
    """Whom a field names, by their id or by their user name."""
    user: int | None = said if isinstance(said, int) else visit.answer(Person(said))
    if user is None:
        raise Stuck("nobody", Text(f"没有可用的成员“{said}”", f'there is no active person "{said}"'))
    return user


def _user(who: Who, visit: Visit) -> int | None:
    user: int | None
    match who.kind:
        case "assignee":
            user = visit.values.get("_assignee")
        case "field":
            said = visit.values.get(who.name)
            user = None if said is None else _chosen(who, said, visit)
        case "manager_of":
            user = visit.answers[Manager(who.name)]
        case "handler":
            user = visit.values["_vars"].get(who.name, {}).get("by")
        case "superior" | "superiors":
            above = _superiors(visit)
            user = above[max(who.level, 1) - 1] if len(above) >= who.level else None
        case "starter":
            user = None
        case _:
            user = visit.answers[Person(who.name)]
    return user


def _superiors(visit: Visit) -> tuple[int, ...]:
    """Those above the starter, the nearest first."""
    whose = starter(visit.vars)
    if whose is None or whose.user is None:
        return ()
    found: tuple[int, ...] = visit.answer(Superiors(whose.user))
    return found


def _nobody(who: Who) -> Stuck:
    said = {
        "assignee": Text("工单既没有负责人，也没有小组", "the ticket has neither an assignee nor a group"),
        "field": Text(f"字段“{who.name}”里没有人", f'the field "{who.name}" names nobody'),
        "manager_of": Text(f"小组“{who.name}”没有主管", f'the group "{who.name}" has no manager'),
        "starter": Text("工单没有发起人", "the ticket has no starter"),
        "handler": Text(f"“{who.name}”还没有人处理过", f'nobody has acted at "{who.name}" yet'),
        "superior": Text("发起人没有这一级主管", "the starter has no superior of this level"),
        "superiors": Text("发起人没有主管", "the starter has no superior"),
        "user": Text(f"没有可用的成员“{who.name}”", f'there is no active person "{who.name}"'),
    }
    return Stuck("nobody", said[who.kind])
