"""Goes the first way whose condition holds, else the default way; with neither, a person is called."""

from __future__ import annotations

from engines.flow.kind import Config, NodeKind, Ports
from engines.flow.outcome import Leave, Outcome, Stuck
from engines.flow.reader import Reader
from engines.flow.settings import listed, logic, name, settings, words
from engines.flow.visit import Visit
from engines.kinds import Text
from engines.logic import Compiled
from engines.logic.types import BOOLEAN

BRANCH = settings(
    "port", "label", "when", port=name("出口", "exit"), label=words("名称", "label"), when=logic("条件", "when")
)

Branches = tuple[tuple[Compiled, Leave], ...]


def read(config: Config, reader: Reader) -> tuple[Branches, Leave | None]:
    branches = tuple(
        (reader.logic(branch["when"], f"/branches/{index}/when", BOOLEAN), Leave(branch["port"]))
        for index, branch in enumerate(config["branches"])
    )
    return branches, Leave(config["default"]) if "default" in config else None


def enter(visit: Visit) -> Outcome:
    branches: Branches
    default: Leave | None
    branches, default = visit.plan
    for when, leave in branches:
        if visit.value(when):
            return leave
    if default is None:
        raise Stuck(
            "no_way",
            Text("没有一个分支的条件成立,也没有默认分支", "no branch's condition holds and there is no default"),
        )
    return default


KIND = NodeKind(
    type="exclusive",
    group="gateways",
    label=Text("条件分支", "Condition"),
    help=Text("按顺序判断,走第一个成立的分支", "Goes the first way whose condition holds, in order"),
    config=settings(
        "branches",
        branches=listed("分支", "branches", BRANCH),
        default=name("默认出口", "default exit"),
    ),
    ports=Ports(each="branches", named_by="default"),
    read=read,
    enter=enter,
)
