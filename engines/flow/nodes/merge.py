"""Where branches meet and stay as many as they are: each goes on by itself, or they go on in pairs, one of each way."""

from __future__ import annotations

from engines.flow.kind import OUT, Config, NodeKind, Ports
from engines.flow.outcome import Leave, Outcome, Pair, Wait
from engines.flow.reader import Reader
from engines.flow.settings import choice, named, settings
from engines.flow.visit import Visit
from engines.kinds import Text


def read(config: Config, reader: Reader) -> Leave | Pair:
    return Leave() if config["mode"] == "each" else Pair()


def always(plan: Leave | Pair) -> Outcome | None:
    return plan if isinstance(plan, Leave) else None


def enter(visit: Visit) -> Outcome:
    pair: Pair = visit.plan
    return pair if visit.came_by_every_way() else Wait()


KIND = NodeKind(
    type="merge",
    group="gateways",
    label=Text("合流", "Merge"),
    help=Text(
        "并行分支在这里会合但不变成一条：each 每来一条，后面的步骤就做一遍，互不等待；"
        "pairs 每条进线各来一条，后面的步骤做一遍，多来的留着等下一次。之后各自走到结束，或由汇合节点收拢",
        "Branches of a parallel meet here and do not become one: with each, what follows is done once for every branch "
        "that comes, without waiting; with pairs, once whenever one has come by each way in, and what more has come "
        "waits for the next time. They come to ends of their own later, or to a join",
    ),
    config=settings(
        "mode",
        mode=named(
            choice("方式", "mode", "each", "pairs"),
            each=("来一条走一条", "each goes on by itself"),
            pairs=("每条进线凑齐一条才走", "one of each way in go on together"),
        ),
    ),
    ports=Ports((OUT,)),
    read=read,
    always=always,
    enter=enter,
    role="merge",
)
