"""A flow as read: nodes wired to nodes, settings checked and compiled; shared by every instance, never changed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from engines.errors import Problem
from engines.flow.extras import RESUBMIT, RESUBMITTED, Extras
from engines.flow.kind import NodeKind, Port
from engines.flow.outcome import Outcome
from engines.flow.state import Task
from engines.flow.timetable import Timetable
from engines.flow.work import Work
from engines.kinds import Text
from engines.logic.types import Types
from engines.needs import Ask


@dataclass(frozen=True, slots=True)
class Edge:
    """A way from one node's port to another node."""

    source: str
    port: str
    target: str


@dataclass(frozen=True, slots=True, eq=False)
class Node:
    """One node. `exits` maps ports to node ids; `ahead` is what must be answered to get to the next wait state.

    `work` is its plan, where it has tasks: what they offer. `always` is its answer to every token that enters, where
    it is the same for all. `before` are the nodes with tasks that come before it and
    inside of the same branch, in reading order; `borders` the events that sit on it, `inside` the container that it
    lies in, `on` the node on whose border it sits, `ways` the exits that lead to it, where it minds by which a token
    comes.
    """

    id: str
    kind: NodeKind
    name: Text
    config: Mapping[str, Any]
    plan: Any
    work: Work | None
    always: Outcome | None
    ports: tuple[Port, ...]
    exits: Mapping[str, str]
    asks: tuple[Ask, ...]
    hears: frozenset[str]
    ahead: tuple[Ask, ...] = ()
    before: tuple[str, ...] = ()
    borders: tuple[Node, ...] = ()
    inside: str | None = None
    on: str | None = None
    ways: frozenset[str] = frozenset()

    @property
    def extras(self) -> Extras | None:
        """What is allowed besides, where something is."""
        return self.work.extras if self.work else None

    def work_of(self, task: Task) -> Work:
        """What one of its tasks offers."""
        if task.kind == RESUBMIT and self.extras and self.extras.back:
            return Work((RESUBMITTED,), self.extras.back.fields, ())
        work = self.work
        assert work is not None  # only nodes with a Work open tasks
        return work


@dataclass(frozen=True, slots=True, eq=False)
class Flow:
    """A checked flow. `nodes` are in the order in which people should read them; `statuses` maps id to category;
    `messages` are the names of those that some node waits for, `pairing` the nodes that mind by which way a token
    comes; `hears` are the names whose change some node minds, and where it is `timed`, some node may set a timer;
    `brings` what each node leaves in `_vars`, as far as it is neither somebody's decision nor the flow's own
    count; `warnings` do not stop a publish. What is not `enabled` begins nowhere; what is under way goes on.
    """

    key: str
    name: Text
    form: str
    start: str
    nodes: Mapping[str, Node]
    edges: tuple[Edge, ...]
    statuses: Mapping[str, str] = field(default_factory=dict)
    messages: frozenset[str] = frozenset()
    warnings: tuple[Problem, ...] = ()
    pairing: frozenset[str] = frozenset()
    enabled: bool = True
    hears: frozenset[str] = frozenset()
    timed: bool = False
    brings: Mapping[str, Types] = field(default_factory=dict)

    @property
    def timetable(self) -> Timetable | None:
        """When it begins by itself, where it does."""
        plan = self.nodes[self.start].plan
        return plan if self.enabled and isinstance(plan, Timetable) else None
