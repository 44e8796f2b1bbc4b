"""Whether what a node takes away is there, can be under way, and is not the node's own surroundings."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from engines.errors import Problem
from engines.flow.outcome import Cut
from engines.flow.wiring import Draft, Graph


def cut_problems(graph: Graph, plans: Mapping[str, Any]) -> Iterator[Problem]:
    """Steps that cannot be cancelled from where it is said."""
    for node, plan in plans.items():
        for place, victim in enumerate(plan.nodes if isinstance(plan, Cut) else ()):
            found = _wrong(graph, graph.drafts[node], victim)
            if found is not None:
                code, zh, en = found
                yield graph.problem(f"{graph.drafts[node].pointer}/config/nodes/{place}", code, zh, en)


def _wrong(graph: Graph, here: Draft, victim: str) -> tuple[str, str, str] | None:
    there = graph.drafts.get(victim)
    if there is None:
        zh, en = f"没有节点“{victim}”，请选择已有的步骤", f'there is no node "{victim}"; choose one that exists'
        return "unknown_step", zh, en
    if not (there.kind.waits or there.kind.role in ("join", "merge")):
        zh = f"“{victim}”不会停留，没有可取消的工作；请选择会等待的步骤"
        en = f'nothing rests at "{victim}", so there is nothing to cancel; choose a step that waits'
        return "never_rests", zh, en
    around = here.inside
    while around is not None:
        if around == victim:
            zh = f"“{here.id}”就在“{victim}”里面，不能把自己一起取消；要中断容器请用边界事件，要结束流程请用终止"
            en = f'"{here.id}" lies inside of "{victim}" and cannot cancel itself; use a boundary event, or a terminate'
            return "cuts_itself", zh, en
        around = graph.drafts[around].inside
    return None
