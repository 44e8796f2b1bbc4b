"""Begins when a record is new and a condition holds, or waits until its condition comes true by a change."""

from __future__ import annotations

from dataclasses import dataclass

from engines.flow.kind import OUT, Config, Happened, NodeKind, Ports, at_times
from engines.flow.outcome import Finish, Leave, Outcome, Stay, Wait
from engines.flow.reader import Reader
from engines.flow.settings import choice, logic, named, settings
from engines.flow.visit import Visit
from engines.kinds import Text
from engines.logic import Compiled
from engines.logic.types import BOOLEAN


@dataclass(frozen=True, slots=True)
class Plan:
    """The condition, and whether it may come true later."""

    when: Compiled
    later: bool


def read(config: Config, reader: Reader) -> Plan:
    when = reader.logic(config["when"], "/when", BOOLEAN)
    if config["on"] == "changed" and not reader.found and not when.reads:
        zh, en = "这个条件不读任何字段，永远不会变", "this condition reads no field, so it can never change"
        reader.refuse("/when", "never_changes", zh, en)
    return Plan(when, config["on"] == "changed")


def hears(plan: Plan) -> frozenset[str]:
    return frozenset(path.split(".")[0] for path in plan.when.reads) if plan.later else frozenset()


def enter(visit: Visit) -> Outcome:
    plan: Plan = visit.plan
    if visit.value(plan.when):
        return Leave()
    return Wait() if plan.later else Finish()


def resume(visit: Visit, happened: Happened) -> Outcome:
    return Leave() if visit.value(visit.plan.when) else Stay()


KIND = NodeKind(
    type="start_event",
    group="events",
    label=Text("条件开始", "Start on a condition"),
    help=Text(
        "新建时：条件成立的新工单才走流程，否则不走；变更时：条件成立时才开始，之前一直等着，工单变化时重新判断，只开始一次",
        "When created: the flow runs only for new tickets whose condition holds; when changed: it begins when that "
        "comes true, looked at whenever the ticket changes, and only once",
    ),
    config=settings(
        "on",
        "when",
        on=named(
            choice("何时", "on", "created", "changed"),
            created=("新建时", "when it is created"),
            changed=("变更时", "when it changes"),
        ),
        when=logic("条件", "when"),
    ),
    ports=Ports((OUT,)),
    read=read,
    hears=hears,
    enter=enter,
    resume=resume,
    role="start",
    waits=True,
    passes=at_times,
)
