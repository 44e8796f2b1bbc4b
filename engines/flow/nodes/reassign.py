"""Hands open tasks of this ticket to somebody else 自动转派, and says why."""

from __future__ import annotations

from dataclasses import dataclass

from engines.flow.kind import OUT, Config, NodeKind, Ports
from engines.flow.outcome import Hand, Leave, Outcome
from engines.flow.reader import Reader
from engines.flow.settings import labelled, settings, words
from engines.flow.visit import Visit
from engines.flow.who import WHO, Who, asked, read_who, target
from engines.kinds import Text
from engines.needs import Ask

NODES = labelled(
    {
        "type": "array",
        "items": {"type": "string", "x-widget": "node"},
        "uniqueItems": True,
        "minItems": 1,
        "maxItems": 50,
    },
    "哪些节点的待办（不填则全部）",
    "the tasks of which nodes (else all)",
)


@dataclass(frozen=True, slots=True)
class Plan:
    """Whose tasks go to whom; None: those of any node, of anybody."""

    nodes: frozenset[str] | None
    away_from: Who | None
    to: Who
    reason: Text


def read(config: Config, reader: Reader) -> Plan:
    away = read_who(config["from"], "/from", reader) if "from" in config else None
    to = read_who(config["to"], "/to", reader)
    if to.kind == "customer":
        zh, en = "待办不能转给客户", "tasks cannot be handed to the customer"
        reader.refuse("/to", "not_to_the_customer", zh, en)
    nodes = frozenset(config["nodes"]) if "nodes" in config else None
    return Plan(nodes, away, to, reader.words(config["reason"], "/reason"))


def asks(plan: Plan) -> tuple[Ask, ...]:
    return (*asked(plan.to), *(asked(plan.away_from) if plan.away_from else ()))


def enter(visit: Visit) -> Outcome:
    plan: Plan = visit.plan
    away = target(plan.away_from, visit) if plan.away_from else None
    to = target(plan.to, visit)
    moved = tuple(
        Hand(task.id, to.user, to.group if to.user is None else task.group)
        for task in visit.open_tasks()
        if (plan.nodes is None or task.node in plan.nodes)
        and not task.customer
        and (to.user is not None or task.kind != "approval")
        and (away is None or (task.user, task.group)[away.user is None] == (away.user or away.group))
    )
    reason = {"zh": plan.reason.zh, "en": plan.reason.en}
    return Leave(hands=moved, detail={"moved": len(moved), "reason": reason} if moved else {})


KIND = NodeKind(
    type="reassign",
    group="people",
    label=Text("自动转派", "Reassign tasks"),
    help=Text(
        "把本工单其他分支里还没完成的待办转给别人，理由记入历史；可只转某些节点或某人的待办。审批只能转给成员",
        "Hands tasks of this ticket that are open elsewhere to somebody else, the reason in its history; only those "
        "of some nodes or of one person, if wanted. An approval can only go to a person",
    ),
    config=settings(
        "to",
        "reason",
        to=labelled(WHO, "转给", "to", "who"),
        reason=words("理由", "reason"),
        nodes=NODES,
        **{"from": labelled(WHO, "原来归谁（不填则不限）", "from (else anybody)", "who")},
    ),
    ports=Ports((OUT,)),
    read=read,
    asks=asks,
    enter=enter,
)
