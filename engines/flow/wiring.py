"""Connects nodes by their edges; says which edge leads nowhere and which exit has none."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from engines.errors import Problem
from engines.flow.kind import Config, NodeKind, Port
from engines.flow.node import Edge
from engines.kinds import Text


@dataclass(frozen=True)
class Draft:
    """A node whose settings are readable, on its way into a flow."""

    id: str
    kind: NodeKind
    pointer: str
    name: Text
    config: Config
    ports: tuple[Port, ...]
    inside: str | None = None
    on: str | None = None


@dataclass(frozen=True)
class Graph:
    """Readable nodes, and edges between known nodes; `pointers` has each edge's place, `known` all ids there are.

    `exits` maps a node's ports to the next node.
    """

    document: str
    drafts: Mapping[str, Draft]
    known: frozenset[str]
    edges: list[Edge] = field(default_factory=list)
    pointers: dict[Edge, str] = field(default_factory=dict)
    exits: dict[str, dict[str, str]] = field(default_factory=dict)

    def problem(self, pointer: str, code: str, zh: str, en: str) -> Problem:
        """What is wrong at `pointer`."""
        return Problem(self.document, pointer, code, Text(zh, en))

    def after(self, node: str) -> list[str]:
        """The nodes that edges lead to from `node`, and the events on its border."""
        return [*(edge.target for edge in self.edges if edge.source == node), *self.borders(node)]

    def borders(self, node: str) -> list[str]:
        """The events that sit on `node`."""
        return [draft.id for draft in self.drafts.values() if draft.on == node]

    def ways_into(self, node: str) -> frozenset[str]:
        """The exits that lead to `node`, each written "node.exit"."""
        return frozenset(f"{edge.source}.{edge.port}" for edge in self.edges if edge.target == node)

    def ways(self) -> Mapping[str, Mapping[str, str]]:
        """Every way on from every node: its exits, and the events on its border."""
        return {node: {**exits, **{each: each for each in self.borders(node)}} for node, exits in self.exits.items()}


def wire(
    document: str, drafts: Mapping[str, Draft], known: frozenset[str], written: Sequence[Any]
) -> tuple[Graph, list[Problem]]:
    """The graph of the edges as written, and the problems of single edges and exits."""
    graph = Graph(document, drafts, known, exits={node: {} for node in drafts})
    found: list[Problem] = []
    for index, edge in enumerate(written):
        _add(graph, Edge(edge["from"], edge.get("port", "out"), edge["to"]), f"/body/edges/{index}", found)
    for draft in drafts.values():
        found.extend(_repeated_ports(graph, draft))
        found.extend(_loose_ports(graph, draft))
    return graph, found


def _add(graph: Graph, edge: Edge, pointer: str, found: list[Problem]) -> None:
    dangling = [(end, node) for end, node in (("from", edge.source), ("to", edge.target)) if node not in graph.known]
    for end, node in dangling:
        zh = f"连线指向不存在的节点“{node}”；请改为已有的节点，或删去这条线"
        en = f'there is no node "{node}"; connect an existing node or remove this edge'
        found.append(graph.problem(f"{pointer}/{end}", "dangling_edge", zh, en))
    if dangling:
        return
    graph.edges.append(edge)
    graph.pointers.setdefault(edge, pointer)
    target = graph.drafts.get(edge.target)
    if target is not None and target.kind.role == "border":
        zh, en = (
            "边界事件由所附的节点触发，不能有连线进入；请删去这条线",
            "no edge leads into a boundary event; remove it",
        )
        found.append(graph.problem(f"{pointer}/to", "edge_into_border", zh, en))
    if target is not None and target.kind.role == "start":
        zh, en = (
            "不能回到开始节点；请连到它的下一个节点",
            "no edge may lead back to the start; connect its next node instead",
        )
        found.append(graph.problem(f"{pointer}/to", "edge_into_start", zh, en))
    if edge.source in graph.drafts:
        _leave_by(graph, graph.drafts[edge.source], edge, pointer, found)


def _leave_by(graph: Graph, source: Draft, edge: Edge, pointer: str, found: list[Problem]) -> None:
    ports = [port.id for port in source.ports]
    if edge.port not in ports:
        zh = f"节点“{source.id}”没有出口“{edge.port}”；可用的有：{'、'.join(ports) or '无'}"
        en = f'the node "{source.id}" has no exit "{edge.port}"; it has: {", ".join(ports) or "none"}'
        found.append(graph.problem(f"{pointer}/port", "unknown_port", zh, en))
    elif edge.port in graph.exits[source.id]:
        zh = f"出口“{edge.port}”已经连了一条线；要同时做几件事，请用并行节点"
        en = f'the exit "{edge.port}" has an edge already; to do several things at once use a parallel node'
        found.append(graph.problem(pointer, "port_wired_twice", zh, en))
    else:
        graph.exits[source.id][edge.port] = edge.target


def _repeated_ports(graph: Graph, draft: Draft) -> list[Problem]:
    ids = [port.id for port in draft.ports]
    repeated = dict.fromkeys(port for port in ids if ids.count(port) > 1)
    return [
        graph.problem(
            f"{draft.pointer}/config",
            "repeated_port",
            f"出口“{port}”出现了两次；请给每个出口不同的编号",
            f'the exit "{port}" exists twice; give every exit its own id',
        )
        for port in repeated
    ]


def _loose_ports(graph: Graph, draft: Draft) -> list[Problem]:
    loose = dict.fromkeys(port.id for port in draft.ports if port.id not in graph.exits[draft.id])
    return [
        graph.problem(
            draft.pointer,
            "unwired_port",
            f"节点“{draft.id}”的出口“{port}”没有连线；请把它连到下一个节点",
            f'the exit "{port}" of the node "{draft.id}" leads nowhere; connect it to a node',
        )
        for port in loose
    ]
