"""Gathers the branches of a fork: goes on with all of them, with the first, or with a number of them."""

from __future__ import annotations

from dataclasses import dataclass

from engines.flow.kind import OUT, Config, NodeKind, Ports
from engines.flow.outcome import Absorb, Merge, Outcome, Wait
from engines.flow.reader import Reader
from engines.flow.settings import choice, labelled, named, only_when, settings
from engines.flow.visit import Visit
from engines.kinds import Text


@dataclass(frozen=True, slots=True)
class Plan:
    """How many must arrive (None: all that were taken), and whether the rest is cancelled then."""

    wanted: int | None
    merge: Merge


def read(config: Config, reader: Reader) -> Plan:
    mode = config["mode"]
    for setting in ("n", "rest"):
        if setting in config and mode != "n_of_m":
            zh, en = f"只有 n_of_m 才用“{setting}”；请去掉它", f'"{setting}" is for n_of_m only; remove it'
            reader.refuse(f"/{setting}", "not_in_this_mode", zh, en)
    if mode == "n_of_m" and "n" not in config:
        reader.refuse("", "how_many", "请填写要等几条分支", "say how many branches to wait for")
    wanted = {"all": None, "n_of_m": config.get("n", 1)}.get(mode, 1)
    cancel = mode == "first" or config.get("rest") == "cancel"
    if "blocks" in config and (wanted is None or cancel):
        zh, en = (
            "只有其余分支照常做完时才能等它们，请去掉这一项",
            "only a rest that finishes can be waited for; remove it",
        )
        reader.refuse("/blocks", "not_in_this_mode", zh, en)
    return Plan(wanted, Merge(cancel, config.get("blocks", False)))


def enter(visit: Visit) -> Outcome:
    plan: Plan = visit.plan
    if visit.is_late():
        return Absorb()
    if plan.merge.blocks and visit.is_blocked():
        return Wait()
    enough = plan.wanted is not None and visit.arrived() >= plan.wanted
    return plan.merge if enough or not visit.others_under_way() else Wait()


KIND = NodeKind(
    type="join",
    group="gateways",
    label=Text("汇合", "Join"),
    help=Text(
        "把分开的路收成一条：等所有走了的分支到齐；或先到者继续，其余照常做完或取消；或到了几条就继续",
        "Makes one way of several: waits for every branch taken; or the first goes on, and the rest finishes its work "
        "or is cancelled; or so many branches go on",
    ),
    config=settings(
        "mode",
        mode=named(
            choice("方式", "mode", "all", "any", "first", "n_of_m"),
            all=("等全部到齐", "wait for all"),
            any=("先到先走，其余照常做完", "first goes on, the rest finishes"),
            first=("先到先走，其余取消", "first goes on, the rest is cancelled"),
            n_of_m=("到了几条就走", "goes on with so many"),
        ),
        n=only_when(labelled({"type": "integer", "minimum": 1, "maximum": 50}, "几条", "how many"), mode="n_of_m"),
        rest=only_when(choice("其余分支", "the rest", "finish", "cancel", usual="finish"), mode="n_of_m"),
        blocks=labelled(
            {"type": "boolean"}, "这一轮到齐之后才放行下一轮", "the next round waits until all of this one have come"
        ),
    ),
    ports=Ports((OUT,)),
    read=read,
    enter=enter,
    role="join",
)
