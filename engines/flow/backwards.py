"""Ways back that no edge draws: which nodes lie before which, inside of the same branch."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from engines.errors import Problem
from engines.flow.blocks import Stack
from engines.flow.order import reading_order
from engines.flow.wiring import Graph
from engines.flow.work import Work


def before(graph: Graph, node: str, plans: Mapping[str, Any], around: Mapping[str, Stack]) -> tuple[str, ...]:
    """The nodes with tasks from which `node` can be come to without entering or leaving a branch for good."""
    ways = graph.ways()
    return tuple(
        other
        for other in reading_order(_start(graph), ways)
        if other != node
        and isinstance(plans[other], Work)
        and around[other] == around[node]
        and node in reading_order(other, ways)
    )


def back_problems(graph: Graph, ways: Mapping[str, tuple[str, ...]], plans: Mapping[str, Any]) -> Iterator[Problem]:
    """Nodes that send back to where nothing is."""
    for node, behind in ways.items():
        extras = plans[node].extras
        back = extras.back if extras else None
        if back is None or back.to == "starter" or (back.node in behind if back.to == "node" else behind):
            continue
        zh, en = "、".join(behind) or "无", ", ".join(behind) or "none"
        yield graph.problem(
            f"{graph.drafts[node].pointer}/config/send_back",
            "nowhere_to_go_back",
            f"只能退回到同一分支里在它之前的待办节点；可选：{zh}",
            f"work can go back only to a node with tasks before it in the same branch; there are: {en}",
        )


def _start(graph: Graph) -> str:
    return next(draft.id for draft in graph.drafts.values() if draft.kind.role == "start")
