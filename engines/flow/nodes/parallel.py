"""Does several things at the same time: one line of work per branch."""

from __future__ import annotations

from engines.flow.kind import Config, NodeKind, Ports, as_planned
from engines.flow.outcome import Split
from engines.flow.reader import Reader
from engines.flow.settings import branch, listed, settings
from engines.kinds import Text


def read(config: Config, reader: Reader) -> Split:
    return Split(tuple(each["port"] for each in config["branches"]))


KIND = NodeKind(
    type="parallel",
    group="gateways",
    label=Text("并行", "Parallel"),
    help=Text("所有分支同时进行，由一个汇合节点收拢", "All branches run at the same time, until a join gathers them"),
    config=settings("branches", branches=listed("分支", "branches", branch(), least=2)),
    ports=Ports(each="branches"),
    read=read,
    always=as_planned,
    role="fork",
)
