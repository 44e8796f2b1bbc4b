"""Does what lies inside again and again: while a condition holds, or until one does, so many times at most."""

from __future__ import annotations

from dataclasses import dataclass

from engines.flow.kind import INSIDE, OUT, Config, Happened, NodeKind, Port, Ports, at_times
from engines.flow.outcome import Hold, Leave, Outcome
from engines.flow.reader import Reader
from engines.flow.settings import labelled, logic, settings
from engines.flow.tells import Part, Tells
from engines.flow.visit import Visit
from engines.kinds import Text
from engines.logic import Compiled
from engines.logic.types import BOOLEAN, INTEGER, Types


@dataclass(frozen=True, slots=True)
class Plan:
    """`before` must hold for every round, `after` ends it; `most` rounds there can be."""

    before: Compiled | None
    after: Compiled | None
    most: int


def read(config: Config, reader: Reader) -> Plan:
    if ("while" in config) == ("until" in config):
        zh, en = "请只填一项：循环条件或结束条件", "give either while or until, and only one"
        reader.refuse("", "which_condition", zh, en)
    before, after = (
        reader.logic(config[each], f"/{each}", BOOLEAN) if each in config else None for each in ("while", "until")
    )
    return Plan(before, after, config["max"])


def gives(config: Config, reader: Reader) -> Types:
    return {"round": INTEGER}


def enter(visit: Visit) -> Outcome:
    plan: Plan = visit.plan
    if plan.before is not None and not visit.value(plan.before):
        return Leave()
    return _round(1)


def resume(visit: Visit, happened: Happened) -> Outcome:
    plan: Plan = visit.plan
    number: int = visit.token.memo["held"]["round"]
    if (plan.after is not None and visit.value(plan.after)) or (plan.before and not visit.value(plan.before)):
        return Leave()
    return Leave("exceeded") if number >= plan.most else _round(number + 1)


def _round(number: int) -> Outcome:
    return Hold(({},), memo={"round": number}, note={"round": number})


KIND = NodeKind(
    type="loop",
    group="structure",
    label=Text("循环", "Loop"),
    help=Text(
        "重复内部的步骤：每轮之前判断“循环条件”，或每轮之后判断“结束条件”，可按最后一轮内部的处理结果判断；"
        "到达最多次数走另一出口",
        "Repeats the steps inside: while is looked at before each round, until after it; both know what was decided in "
        "the last round; leaves by another exit after the largest number of rounds",
    ),
    config=settings(
        "max",
        **{"while": logic("循环条件", "while"), "until": logic("结束条件", "until")},
        max=labelled({"type": "integer", "minimum": 1, "maximum": 200}, "最多几轮", "rounds at most"),
    ),
    ports=Ports((INSIDE, OUT, Port("exceeded", Text("超过次数", "too many rounds")))),
    read=read,
    gives=gives,
    tells=Tells((Part("round", "integer", Text("第几轮", "round")),)),
    enter=enter,
    resume=resume,
    waits=True,
    passes=at_times,
    holds=True,
    recalls=True,
    skips=lambda plan: plan.before is not None,
)
