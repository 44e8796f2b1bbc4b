"""Waits for a length of time, or until an instant; when the instant's fields change, the timer moves."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from engines.flow.kind import OUT, Config, Happened, NodeKind, Ports, at_times, never_endless
from engines.flow.outcome import Leave, NewTimer, Outcome, Stay, Stuck, Wait
from engines.flow.reader import Reader
from engines.flow.settings import expression, seconds, settings
from engines.flow.state import Timer
from engines.flow.visit import Visit
from engines.kinds import Text
from engines.logic import Compiled
from engines.logic.types import INSTANT

Plan = int | Compiled
"""Seconds, or the expression of the instant."""


def read(config: Config, reader: Reader) -> Plan:
    if ("seconds" in config) == ("until" in config):
        reader.refuse("", "which_delay", "请只填一项：时长或截止时间", "give either seconds or until, and only one")
    if "until" in config:
        return reader.logic(config["until"], "/until", INSTANT)
    length: int = config.get("seconds", 1)
    return length


def hears(plan: Plan) -> frozenset[str]:
    return frozenset() if isinstance(plan, int) else frozenset(path.split(".")[0] for path in plan.reads)


def lasts(plan: Plan) -> Mapping[str, int | None]:
    return {"out": plan if isinstance(plan, int) else None}


def awaits(config: Config) -> object:
    return config.get("until")


def enter(visit: Visit) -> Outcome:
    at = _instant(visit)
    return Wait(timers=(NewTimer(at),)) if at > visit.now else Leave()


def resume(visit: Visit, happened: Happened) -> Outcome:
    if isinstance(happened, Timer):
        return Leave(happened.port)
    at = _instant(visit)
    return Stay(timers=tuple(replace(timer, at=at) for timer in visit.timers())) if at > visit.now else Leave()


def _instant(visit: Visit) -> int:
    if isinstance(visit.plan, int):
        return visit.now + visit.plan
    at: Any = visit.value(visit.plan)
    if at is None:
        raise Stuck("no_instant", Text("截止时间没有值", "the instant to wait for has no value"))
    return int(at)


KIND = NodeKind(
    type="delay",
    group="time",
    label=Text("等待", "Delay"),
    help=Text(
        "等一段时间，或等到某个时间；已过则立即继续",
        "Waits for a while or until an instant; goes on at once when it has passed",
    ),
    config=settings(seconds=seconds("时长", "for how long"), until=expression("等到", "until")),
    ports=Ports((OUT,)),
    read=read,
    hears=hears,
    lasts=lasts,
    awaits=awaits,
    enter=enter,
    resume=resume,
    waits=True,
    endless=never_endless,
    passes=at_times,
)
