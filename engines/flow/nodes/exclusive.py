"""Goes the first way whose condition holds, else the default way; with neither, a person is called."""

from __future__ import annotations

from engines.flow.branches import BRANCHES, DEFAULT, Branches, read_branches
from engines.flow.kind import NodeKind, Ports
from engines.flow.outcome import Outcome, leave_by
from engines.flow.settings import settings
from engines.flow.visit import Visit
from engines.kinds import Text


def enter(visit: Visit) -> Outcome:
    branches: Branches = visit.plan
    return leave_by(branches.first(visit))


KIND = NodeKind(
    type="exclusive",
    group="gateways",
    label=Text("条件分支", "Condition"),
    help=Text("按顺序判断，走第一个成立的分支", "Goes the first way whose condition holds, in order"),
    config=settings("branches", branches=BRANCHES, default=DEFAULT),
    ports=Ports(each="branches", named_by="default"),
    read=read_branches,
    enter=enter,
)
