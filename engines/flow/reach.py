"""Where tokens can get to: one start, every node on a way from it to an end, no circle without rest."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from engines.errors import Problem
from engines.flow.kind import INSIDE
from engines.flow.wiring import Draft, Graph


def reach_problems(graph: Graph) -> Iterator[Problem]:
    """Starts, unreachable nodes, dead ends and circles, of the edges as far as they are good."""
    starts = [draft for draft in graph.drafts.values() if draft.kind.role == "start"]
    readable = graph.known == frozenset(graph.drafts)
    if readable and not starts:
        yield graph.problem(
            "/body/nodes", "no_start", "流程没有开始节点；请添加一个", "there is no start node; add one"
        )
    for draft in starts[1:]:
        zh, en = "只能有一个开始节点；请删去这一个", "there may be only one start node; remove this one"
        yield graph.problem(draft.pointer, "second_start", zh, en)
    if starts:
        yield from _unreachable(graph, [draft.id for draft in starts])
    if readable:
        yield from _dead_ends(graph)
    yield from _circles(graph)


def _unreachable(graph: Graph, starts: list[str]) -> Iterator[Problem]:
    reached = _closure(starts, graph.after)
    for draft in graph.drafts.values():
        if draft.id not in reached:
            zh = f"从开始节点走不到“{draft.id}”；请连上它，或删去它"
            en = f'"{draft.id}" cannot be reached from the start; connect it or remove it'
            yield graph.problem(draft.pointer, "unreachable", zh, en)


def _dead_ends(graph: Graph) -> Iterator[Problem]:
    ends = [draft.id for draft in graph.drafts.values() if draft.kind.role in ("end", "stop")]
    if not ends:
        yield graph.problem("/body/nodes", "no_end", "流程没有结束节点；请添加一个", "there is no end node; add one")
        return
    before: dict[str, list[str]] = {node: [] for node in graph.known}
    for edge in graph.edges:
        if not (edge.port == INSIDE.id and graph.drafts[edge.source].kind.holds):
            before[edge.target].append(edge.source)
    # A node whose exits are loose is reported for that; those before it are not to blame.
    loose = [draft.id for draft in graph.drafts.values() if len(graph.exits[draft.id]) < len(draft.ports)]
    fine = _closure(ends + loose, lambda node: before[node])
    for draft in graph.drafts.values():
        if draft.id not in fine:
            zh = f"从“{draft.id}”走不到任何结束节点；请给它一条通往结束的路"
            en = f'no end can be reached from "{draft.id}"; give it a way to an end'
            yield graph.problem(draft.pointer, "dead_end", zh, en)


def _circles(graph: Graph) -> Iterator[Problem]:
    restless = {draft.id for draft in graph.drafts.values() if not _rests(graph, draft)}
    while restless := _on_circles(graph, restless):
        first = next(node for node in graph.drafts if node in restless)
        circle = [first]
        while (following := next(node for node in graph.after(circle[-1]) if node in restless)) not in circle:
            circle.append(following)
        circle = circle[circle.index(following) :]
        restless -= set(circle)
        shown = " → ".join([*circle, circle[0]])
        zh = f"{shown} 会不停地转；请在这一圈里放一个会等待的节点（人工处理、审批或等待）"
        en = f"{shown} would run for ever; put a node that waits into the circle (human task, approval or delay)"
        yield graph.problem(graph.drafts[circle[0]].pointer, "endless_circle", zh, en)


def _rests(graph: Graph, draft: Draft) -> bool:
    """Whether a token rests here; in a container, where one can rest inside."""
    if not draft.kind.holds:
        return draft.kind.waits
    return any(_rests(graph, each) for each in graph.drafts.values() if each.inside == draft.id)


def _on_circles(graph: Graph, nodes: set[str]) -> set[str]:
    """What is left of `nodes` when those with no way on, or no way in, are taken away again and again."""
    left = set(nodes)
    while True:
        edges = [edge for edge in graph.edges if edge.source in left and edge.target in left]
        kept = {edge.source for edge in edges} & {edge.target for edge in edges}
        if kept == left:
            return left
        left = kept


def _closure(first: Iterable[str], following: Callable[[str], Iterable[str]]) -> set[str]:
    """Everything that can be got to from `first`."""
    seen = set(first)
    waiting = list(seen)
    while waiting:
        for node in following(waiting.pop()):
            if node not in seen:
                seen.add(node)
                waiting.append(node)
    return seen
