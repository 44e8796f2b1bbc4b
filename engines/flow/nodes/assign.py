"""Gives the ticket to a group, and to a person: in a field, with the least open work, or as the routing policy says."""

from __future__ import annotations

from dataclasses import dataclass

from engines.effects import Assign
from engines.flow.kind import OUT, Config, NodeKind, Ports
from engines.flow.outcome import Leave, Outcome, Stuck
from engines.flow.reader import Reader
from engines.flow.settings import choice, name, settings
from engines.flow.visit import Visit
from engines.kinds import Text
from engines.logic.types import INTEGER
from engines.needs import Ask, Members


@dataclass(frozen=True, slots=True)
class Plan:
    """The settings as read."""

    group: str | None
    user: str | None
    strategy: str


LET_GO = Leave(effects=(Assign(None),))
"""Nobody has the ticket any more: its routing policy then gives it to somebody, and its tasks follow it."""


def read(config: Config, reader: Reader) -> Plan:
    plan = Plan(config.get("group"), config.get("user"), config.get("strategy", "none"))
    if plan.group is not None:
        reader.group(plan.group, "/group")
    if plan.user is not None:
        reader.field(plan.user, "/user", INTEGER)
    if plan.strategy == "routing":
        for setting in ("group", "user"):
            if setting in config:
                zh, en = "按分配策略时由策略选择，请去掉这一项", "the routing policy chooses this; remove it"
                reader.refuse(f"/{setting}", "not_in_this_mode", zh, en)
    elif plan.group is None and plan.user is None:
        reader.refuse(
            "", "nobody", "请填写小组，或选择存放成员的字段", "say which group, or which field holds the person"
        )
    if plan.strategy == "least_busy" and plan.group is None:
        zh = "按空闲分配需要一个小组，请填写小组"
        reader.refuse("/strategy", "no_group", zh, "least_busy chooses among a group's members; say which group")
    return plan


def asks(plan: Plan) -> tuple[Ask, ...]:
    return (Members(plan.group),) if plan.strategy == "least_busy" and plan.group is not None else ()


def enter(visit: Visit) -> Outcome:
    plan: Plan = visit.plan
    if plan.strategy == "routing":
        return LET_GO
    user = None if plan.user is None else visit.values.get(plan.user)
    if user is None and plan.group is None:
        raise Stuck("nobody", Text(f"字段“{plan.user}”里没有人", f'the field "{plan.user}" names nobody'))
    if user is None and plan.strategy == "least_busy":
        members = visit.answers[Members(plan.group or "")]
        user = members[0].user if members else None
    return Leave(effects=(Assign(plan.group, user),))


KIND = NodeKind(
    type="assign",
    group="people",
    label=Text("分派", "Assign"),
    help=Text(
        "把工单交给小组或成员；小组无人在岗时留在小组待领。按分配策略选人时，由表单的分配策略重新选，"
        "工单负责人的待办随之移交",
        "Gives the ticket to a group or person; with nobody active it waits in the group. Or the form's routing "
        "policy chooses anew, and tasks of the ticket's assignee go along",
    ),
    config=settings(
        group=name("小组", "group", "group"),
        user=name("存放成员的字段", "field with the person", "field"),
        strategy=choice("分配方式", "strategy", "none", "least_busy", "routing", usual="none"),
    ),
    ports=Ports((OUT,)),
    read=read,
    asks=asks,
    enter=enter,
)
