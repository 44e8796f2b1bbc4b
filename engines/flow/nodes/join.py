"""Gathers the branches of a parallel: waits for all of them, or goes on with the first and cancels the rest."""

from __future__ import annotations

from engines.flow.kind import OUT, Config, NodeKind, Ports
from engines.flow.outcome import Merge, Outcome, Wait
from engines.flow.reader import Reader
from engines.flow.settings import choice, settings
from engines.flow.visit import Visit
from engines.kinds import Text


def read(config: Config, reader: Reader) -> str:
    mode: str = config["mode"]
    return mode


def enter(visit: Visit) -> Outcome:
    if visit.plan == "all" and visit.others_under_way():
        return Wait()
    return Merge()


KIND = NodeKind(
    type="join",
    group="gateways",
    label=Text("汇合", "Join"),
    help=Text(
        "all:等所有分支到齐;first:先到者继续,其余取消",
        "all: waits for every branch; first: the first goes on, the rest is cancelled",
    ),
    config=settings("mode", mode=choice("方式", "mode", "all", "first")),
    ports=Ports((OUT,)),
    read=read,
    enter=enter,
    role="join",
)
