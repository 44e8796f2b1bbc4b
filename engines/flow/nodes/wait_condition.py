"""Waits until a condition on the record holds: looked at whenever what it reads has changed, never polled."""

from __future__ import annotations

from dataclasses import dataclass

from engines.flow.kind import OUT, Config, Happened, NodeKind, Port, Ports, at_times, up_to_its_timeout
from engines.flow.outcome import Leave, NewTimer, Outcome, Stay, Wait
from engines.flow.reader import Reader
from engines.flow.settings import logic, seconds, settings
from engines.flow.state import Timer
from engines.flow.visit import Visit
from engines.kinds import Text
from engines.logic import Compiled
from engines.logic.types import BOOLEAN


@dataclass(frozen=True, slots=True)
class Plan:
    """The condition, and how long to wait for it at most."""

    when: Compiled
    timeout: int | None


def read(config: Config, reader: Reader) -> Plan:
    when = reader.logic(config["when"], "/when", BOOLEAN)
    if not reader.found and not when.reads:
        zh, en = "这个条件不读任何字段，永远不会变；请改用字段", "this condition reads no field, so it can never change"
        reader.refuse("/when", "never_changes", zh, en)
    return Plan(when, config.get("timeout"))


def hears(plan: Plan) -> frozenset[str]:
    return frozenset(path.split(".")[0] for path in plan.when.reads)


def awaits(config: Config) -> object:
    return config["when"]


def enter(visit: Visit) -> Outcome:
    plan: Plan = visit.plan
    if visit.value(plan.when):
        return Leave()
    return Wait(timers=(NewTimer(visit.now + plan.timeout, "timeout"),) if plan.timeout is not None else ())


def resume(visit: Visit, happened: Happened) -> Outcome:
    if isinstance(happened, Timer):
        return Leave(happened.port)
    plan: Plan = visit.plan
    return Leave() if visit.value(plan.when) else Stay()


KIND = NodeKind(
    type="wait_condition",
    group="time",
    label=Text("等待条件", "Wait for a condition"),
    help=Text(
        "等到条件成立；记录变化时重新判断，不轮询；可设最长等待时间",
        "Waits until the condition holds; looked at again when the record changes, never polled; may time out",
    ),
    config=settings("when", when=logic("条件", "when"), timeout=seconds("最长等待", "timeout")),
    ports=Ports((OUT,), when_set={"timeout": Port("timeout", Text("超时", "timed out"))}),
    read=read,
    hears=hears,
    lasts=up_to_its_timeout,
    awaits=awaits,
    enter=enter,
    resume=resume,
    waits=True,
    passes=at_times,
)
