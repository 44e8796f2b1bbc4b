"""Whether work can come to its end: what the exploration says agrees with what random runs come to."""

import json
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from engines.errors import BadDefinition
from engines.flow.node import Edge, Flow
from engines.flow.signals import Facts, Start
from engines.flow.soundness import WORDS, Finding, unsound
from tests.flow.sound import SOUND, drawn
from tests.flow.test_cases import FOLDER
from tests.flow.test_properties import PEOPLE, play, possible
from tests.flow.world import World, flow_of

CASES = [
    pytest.param(case, id=case["description"]["en"])
    for case in json.loads((FOLDER / "check.json").read_text(encoding="utf-8"))
    if "warnings" in case
]
FORKS = frozenset({"crosses_parallel", "join_without_parallel", "several_joins", "branch_misses_join"})
"""What the check of forks and joins says."""


@pytest.mark.parametrize("case", CASES)
def test_what_is_doubtful_in_a_flow_is_said_where_it_is(case: Mapping[str, Any]) -> None:
    warnings = flow_of(case).warnings
    assert [{"code": each.code, "pointer": each.pointer} for each in warnings] == case["warnings"]
    assert all(each.severity == "warning" and each.document == "flow/test" for each in warnings)


def test_a_branch_that_ends_leaves_the_others_waiting_at_the_join() -> None:
    flow = two_branches()
    broken = redirected(flow, "human_task_2", "done", "end_5")
    assert judged(broken) == [Finding("join_4", "waits_in_vain")]
    assert runs_into_nothing(broken, [2])


def test_a_join_that_takes_the_first_does_not_mind_a_branch_that_ends() -> None:
    flow = two_branches("any")
    assert judged(redirected(flow, "human_task_2", "done", "end_5")) == []


def test_a_join_without_branches_is_waited_at_in_vain() -> None:
    flow = two_branches()
    assert judged(redirected(flow, "start", "out", "human_task_2")) == [Finding("join_4", "waits_in_vain")]


def test_work_that_can_only_go_round_is_never_over() -> None:
    flow = flow_of(drawn([("task",), ("task",)]))
    assert judged(redirected(flow, "human_task_2", "done", "human_task_1")) == [Finding("human_task_2", "never_over")]


def test_work_that_grows_with_every_round_is_not_judged() -> None:
    flow = two_branches()
    assert judged(redirected(flow, "human_task_2", "done", "parallel_1")) == [Finding("start", "too_large")]


def test_a_flow_in_which_too_much_goes_on_at_once_is_published_with_a_warning() -> None:
    flow = flow_of(drawn([("parallel", [[("stop",)] for _ in range(13)], "all")]))
    assert [each.code for each in flow.warnings] == ["too_large"]
    assert all(words.zh != words.en for _, words in WORDS.values())


@given(SOUND)
def test_of_a_sound_flow_nothing_is_said(case: Any) -> None:
    flow = flow_of(case)
    multiplies = any(node.kind.role == "merge" for node in flow.nodes.values())
    assert {each.code for each in flow.warnings} <= ({"too_large"} if multiplies else set())


@given(SOUND, st.integers(0, 10_000), st.integers(0, 10_000), st.lists(st.integers(0, 10_000), max_size=40))
def test_a_flow_with_an_edge_redirected_runs_as_it_is_judged(
    case: Any, which: int, where: int, choices: list[int]
) -> None:
    flow = flow_of(case)
    ways = [(node.id, port) for node in flow.nodes.values() for port in node.exits]
    source, port = ways[which % len(ways)]
    target = sibling(flow, source, port, where)
    codes = refused({**case, "edges": rewired(case["edges"], source, port, target)})
    assume(codes <= FORKS | WORDS.keys())
    assert not codes or codes & FORKS or flow.pairing  # what the check of forks lets pass is sound, pairs apart
    broken = redirected(flow, source, port, target)
    # Who holds a join up, and some of several chosen branches, are judged only where branches do not cross.
    partly = any(node.config.get("blocks") or node.kind.type == "inclusive" for node in flow.nodes.values())
    if not judged(broken) and not (partly and codes):
        assert not runs_into_nothing(broken, choices, case["values"])


def two_branches(mode: str = "all") -> Flow:
    """A parallel of two tasks, a join and an end: parallel_1, human_task_2, human_task_3, join_4, end_5."""
    return flow_of(drawn([("parallel", [[("task",)], [("task",)]], mode)]))


def judged(flow: Flow) -> list[Finding]:
    return unsound(flow.start, flow.nodes)


def redirected(flow: Flow, source: str, port: str, target: str) -> Flow:
    """The flow with one edge led elsewhere, though the check at publish may not let it pass."""
    node = flow.nodes[source]
    nodes = {**flow.nodes, source: replace(node, exits={**node.exits, port: target})}
    for each in nodes.values():
        nodes[each.id] = replace(each, borders=tuple(nodes[border.id] for border in each.borders))
    edges = (edge for edge in flow.edges if (edge.source, edge.port) != (source, port))
    return replace(flow, nodes=nodes, edges=(*edges, Edge(source, port, target)))


def sibling(flow: Flow, source: str, port: str, where: int) -> str:
    """Some node that lies where the edge led before."""
    inside = flow.nodes[flow.nodes[source].exits[port]].inside
    there = [each.id for each in flow.nodes.values() if each.inside == inside]
    chosen = [each for each in there if flow.nodes[each].kind.role not in ("start", "border")]
    return chosen[where % len(chosen)]


def rewired(edges: list[str], source: str, port: str, target: str) -> list[str]:
    names = (f"{source}.{port} > ", f"{source} > ") if port == "out" else (f"{source}.{port} > ",)
    return [f"{edge.split(' > ')[0]} > {target}" if edge.startswith(names) else edge for edge in edges]


def refused(case: Any) -> set[str]:
    try:
        flow_of(case)
    except BadDefinition as bad:
        return {problem.code for problem in bad.problems}
    return set()


def runs_into_nothing(flow: Flow, choices: list[int], values: Mapping[str, Any] | None = None) -> bool:
    """Whether a run comes to where something is still there and nobody can do anything about it."""
    world = World(flow, dict(values or {"n": 0}), PEOPLE)
    play(world, Start(), Facts(world.values, user=9), 0)
    for now, choice in enumerate([*choices, *([0] * 10)]):
        may = possible(world)
        if not may:
            break
        play(world, *may[choice % len(may)], now)
    assert world.state
    return not possible(world) and bool(world.state.tokens)
