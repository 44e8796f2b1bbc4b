"""Forks and joins as blocks: every branch of a fork comes to the same join, or none comes to any."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from engines.errors import Problem
from engines.flow.kind import INSIDE
from engines.flow.node import Edge
from engines.flow.wiring import Draft, Graph

Stack = tuple[tuple[str, str], ...]
"""The forks a node lies in, outermost first: (fork, the port taken there; after a merge "*" and that node)."""


@dataclass
class _Survey:
    """What a walk along all edges finds out."""

    graph: Graph
    stacks: dict[str, Stack] = field(default_factory=dict)
    joins: dict[str, dict[str, set[str]]] = field(default_factory=dict)
    """Fork → its joins → the ports whose branches come there."""
    ends: dict[str, dict[str, str]] = field(default_factory=dict)
    """Fork → ports with a branch that ends → the end."""
    merges: dict[str, set[str]] = field(default_factory=dict)
    """Merge → the ports whose branches come there, or others merges that they have come through."""
    found: list[Problem] = field(default_factory=list)


def branches_around(graph: Graph, start: str) -> Mapping[str, Stack]:
    """For each node, the branches that it lies in. Expects a graph without block problems."""
    return _walked(graph, start).stacks


def block_problems(graph: Graph, start: str) -> Iterator[Problem]:
    """Where the block structure is broken. Expects a graph without loose exits."""
    survey = _walked(graph, start)
    yield from survey.found
    if not survey.found:
        yield from _unmatched(survey)


def _walked(graph: Graph, start: str) -> _Survey:
    survey = _Survey(graph, {start: ()})
    waiting = [start]
    while waiting:
        node = waiting.pop()
        for edge, stack in _ways_on(survey, node):
            if edge.target not in survey.stacks:
                survey.stacks[edge.target] = stack
                waiting.append(edge.target)
            elif not _agree(survey, edge.target, stack):
                survey.found.append(_meets(graph, edge, stack, survey.stacks[edge.target]))
        for border in graph.borders(node):
            survey.stacks[border] = _from(graph.drafts[border], survey.stacks[node])
            waiting.append(border)
    return survey


def _from(border: Draft, stack: Stack) -> Stack:
    """The forks around a border: those of its node, and a line of its own where it does not interrupt."""
    config = border.config
    alone = config["event"] == "compensate" or not config.get("interrupting", True)
    return (*stack, (border.id, "out")) if alone else stack


def _is_fork(survey: _Survey, stack: Stack) -> bool:
    """Whether the innermost of `stack` is a fork, not a container or a border with a line of its own."""
    return bool(stack) and survey.graph.drafts[stack[-1][0]].kind.role == "fork"


def _ways_on(survey: _Survey, node: str) -> Iterator[tuple[Edge, Stack]]:
    """Each edge out of `node` with the forks that lie around its target."""
    draft, stack = survey.graph.drafts[node], survey.stacks[node]
    if draft.kind.role in ("join", "merge"):
        if not _is_fork(survey, stack):
            zh = f"汇合“{node}”之前没有对应的并行；请加上并行节点，或把连线直接接到下一个节点"
            en = f'the join "{node}" has no parallel before it; add one, or connect the next node directly'
            survey.found.append(survey.graph.problem(draft.pointer, "join_without_parallel", zh, en))
        merged = [(fork, f"*{node}") for fork, _ in stack[-1:] if draft.kind.role == "merge"]
        stack = (*stack[:-1], *merged)
    for edge in survey.graph.edges:
        if edge.source == node:
            deeper = draft.kind.role == "fork" or (draft.kind.holds and edge.port == INSIDE.id)
            inner = (*stack, (node, edge.port)) if deeper else stack
            _note(survey, edge.target, inner)
            yield edge, inner


def _note(survey: _Survey, target: str, stack: Stack) -> None:
    role = survey.graph.drafts[target].kind.role
    if role == "end":
        for fork, port in reversed(stack):
            if survey.graph.drafts[fork].kind.role != "fork":
                break
            survey.ends.setdefault(fork, {}).setdefault(port, target)
    if role == "merge" and stack:
        survey.merges.setdefault(target, set()).add(stack[-1][1])
    if role == "join" and _is_fork(survey, stack):
        fork, port = stack[-1]
        survey.joins.setdefault(fork, {}).setdefault(target, set()).add(port)


def _agree(survey: _Survey, target: str, stack: Stack) -> bool:
    """Whether two ways into one node come from the same branches; at a join the last port may differ, at an end all."""
    role, known = survey.graph.drafts[target].kind.role, survey.stacks[target]
    if role in ("end", "stop"):
        return True
    if role in ("join", "merge") and stack and known:
        return (stack[:-1], stack[-1][0]) == (known[:-1], known[-1][0])
    return stack == known


def _meets(graph: Graph, edge: Edge, stack: Stack, known: Stack) -> Problem:
    shared = sum(1 for _ in _common(stack, known))
    fork = (stack[shared:] or known[shared:])[0][0]
    pointer = graph.pointers[edge]
    if graph.drafts[fork].kind.role == "border":
        zh = f"“{fork}”不中断所附的节点，它的路要单独走到结束，不能并回“{edge.target}”所在的路"
        en = f'"{fork}" does not interrupt its node: its way comes to its own end, not back to "{edge.target}"'
    elif len(stack) > shared and len(known) > shared:
        zh = f"并行“{fork}”的分支在“{edge.target}”相遇却没有汇合；请在它之前放一个汇合节点"
        en = f'branches of the parallel "{fork}" meet at "{edge.target}" without a join; put a join before it'
    else:
        zh = f"这条线穿过了并行“{fork}”的边界；请先经过它的汇合节点，不要从分支内跳出或跳入"
        en = (
            f'this edge crosses the border of the parallel "{fork}"; go through its join, never into or out of a branch'
        )
    return graph.problem(pointer, "crosses_parallel", zh, en)


def _common(left: Stack, right: Stack) -> Iterator[tuple[str, str]]:
    for ours, theirs in zip(left, right, strict=False):
        if ours != theirs:
            return
        yield ours


def _unmatched(survey: _Survey) -> Iterator[Problem]:
    for fork, joins in survey.joins.items():
        draft = survey.graph.drafts[fork]
        if len(joins) > 1:
            zh = f"并行“{fork}”的分支到了不同的汇合（{'、'.join(joins)}）;请只用一个"
            en = f'branches of the parallel "{fork}" come to different joins ({", ".join(joins)}); use one'
            yield survey.graph.problem(draft.pointer, "several_joins", zh, en)
            continue
        [(join, arrived)] = joins.items()
        yield from _too_many(survey.graph, fork, join)
        came, ended = _ports(survey, arrived), _ports(survey, survey.ends.get(fork, {}))
        for port in (port.id for port in draft.ports if port.id in ended or port.id not in came):
            zh = f"并行“{fork}”的分支“{port}”到不了汇合“{join}”；请把它的每条路都接到那里"
            en = f'the branch "{port}" of the parallel "{fork}" can miss the join "{join}"; lead all its ways there'
            yield survey.graph.problem(draft.pointer, "branch_misses_join", zh, en)


def _ports(survey: _Survey, ports: Iterable[str]) -> set[str]:
    """The fork's own ports behind `ports`, of which some are merges."""
    found: set[str] = set()
    waiting = list(ports)
    while waiting:
        port = waiting.pop()
        if port not in found:
            found.add(port)
            waiting.extend(survey.merges.get(port[1:], ()) if port.startswith("*") else ())
    return found


def _too_many(graph: Graph, fork: str, join: str) -> Iterator[Problem]:
    """A join that wants more branches than there are."""
    there, wanted = len(graph.drafts[fork].ports), graph.drafts[join].config.get("n", 0)
    if wanted > there:
        zh = f"汇合“{join}”要等 {wanted} 条分支，而“{fork}”只有 {there} 条；请改小"
        en = f'the join "{join}" waits for {wanted} branches, but "{fork}" has {there}; make it fewer'
        yield graph.problem(f"{graph.drafts[join].pointer}/config/n", "too_many_branches", zh, en)
