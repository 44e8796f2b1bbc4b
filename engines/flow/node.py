"""A flow as read: nodes wired to nodes, settings checked and compiled; shared by every instance, never changed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from engines.flow.kind import NodeKind, Port
from engines.flow.work import Work
from engines.kinds import Text
from engines.needs import Ask


@dataclass(frozen=True, slots=True)
class Edge:
    """A way from one node's port to another node."""

    source: str
    port: str
    target: str


@dataclass(frozen=True, slots=True, eq=False)
class Node:
    """One node. `exits` maps ports to node ids; `ahead` is what must be answered to get to the next wait state."""

    id: str
    kind: NodeKind
    name: Text
    config: Mapping[str, Any]
    plan: Any
    ports: tuple[Port, ...]
    exits: Mapping[str, str]
    asks: tuple[Ask, ...]
    hears: frozenset[str]
    ahead: tuple[Ask, ...] = ()

    @property
    def work(self) -> Work | None:
        """What its tasks offer, where it has tasks."""
        return self.plan if isinstance(self.plan, Work) else None


@dataclass(frozen=True, slots=True, eq=False)
class Flow:
    """A checked flow. `nodes` are in the order in which people should read them; `statuses` maps id to category."""

    key: str
    name: Text
    form: str
    start: str
    nodes: Mapping[str, Node]
    edges: tuple[Edge, ...]
    statuses: Mapping[str, str] = field(default_factory=dict)
