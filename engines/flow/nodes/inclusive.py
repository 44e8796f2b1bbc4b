"""Goes every way whose condition holds, at the same time; with none the default way, else a person is called."""

from __future__ import annotations

from engines.flow.branches import BRANCHES, DEFAULT, Branches, read_branches
from engines.flow.kind import NodeKind, Ports
from engines.flow.outcome import Outcome, Split
from engines.flow.settings import settings
from engines.flow.visit import Visit
from engines.kinds import Text


def enter(visit: Visit) -> Outcome:
    branches: Branches = visit.plan
    return Split(tuple(branches.open(visit)) or (branches.otherwise(),))


KIND = NodeKind(
    type="inclusive",
    group="gateways",
    label=Text("包容分支", "Inclusive"),
    help=Text(
        "条件成立的分支同时进行；它的汇合只等走了的分支",
        "All branches whose condition holds run at the same time; the join waits only for those",
    ),
    config=settings("branches", branches=BRANCHES, default=DEFAULT),
    ports=Ports(each="branches", named_by="default"),
    read=read_branches,
    enter=enter,
    role="fork",
)
