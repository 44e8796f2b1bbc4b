"""Where nodes lie: inside of containers, on the border of others; and that no edge goes in or out but by the way in."""

from __future__ import annotations

from collections.abc import Iterator

from engines.errors import Problem
from engines.flow.kind import INSIDE
from engines.flow.wiring import Draft, Graph


def place_problems(graph: Graph) -> Iterator[Problem]:
    """Nodes that lie where nothing is, and edges across borders; expects nothing of the rest of the graph."""
    for draft in graph.drafts.values():
        yield from _inside(graph, draft)
        if draft.kind.role == "border" or draft.on is not None:
            yield from _on(graph, draft)
    yield from _crossings(graph)


def _inside(graph: Graph, draft: Draft) -> Iterator[Problem]:
    around, seen = draft.inside, {draft.id}
    if around is not None and draft.kind.role == "start":
        zh, en = "开始节点不能放在容器里", "a start cannot lie inside of a container"
        yield graph.problem(f"{draft.pointer}/in", "start_inside", zh, en)
    while around is not None:
        outer = graph.drafts.get(around)
        if outer is None or not outer.kind.holds:
            if around in graph.known and outer is None:
                return
            zh = f"没有容器“{around}”；请选择步骤组、逐项处理或循环"
            en = f'there is no container "{around}"; choose a scope, a for each or a loop'
            yield graph.problem(f"{draft.pointer}/in", "unknown_container", zh, en)
            return
        if around in seen:
            zh, en = "容器不能放在它自己里面", "a container cannot lie inside of itself"
            yield graph.problem(f"{draft.pointer}/in", "inside_itself", zh, en)
            return
        seen.add(around)
        around = outer.inside


def _on(graph: Graph, draft: Draft) -> Iterator[Problem]:
    host = graph.drafts.get(draft.on or "")
    if draft.kind.role != "border":
        zh, en = "只有边界事件才附在别的节点上；请去掉 on", "only a boundary event sits on another node; remove on"
        yield graph.problem(f"{draft.pointer}/on", "no_border", zh, en)
    elif host is None:
        if draft.on not in graph.known:
            zh, en = "请写明边界事件附在哪个节点上", "say on which node the boundary event sits"
            yield graph.problem(f"{draft.pointer}/on" if draft.on else draft.pointer, "on_which", zh, en)
    elif draft.inside != host.inside:
        zh, en = f"边界事件要和“{host.id}”在同一个容器里", f'a boundary event lies in the same container as "{host.id}"'
        yield graph.problem(draft.pointer, "border_elsewhere", zh, en)
    else:
        yield from _fits(graph, draft, host)


def _fits(graph: Graph, draft: Draft, host: Draft) -> Iterator[Problem]:
    event, where = draft.config["event"], f"{draft.pointer}/on"
    if host.kind.role not in ("step", "end") or (event != "error" and host.kind.role == "end"):
        zh, en = f"“{host.id}”上不能附边界事件", f'no boundary event can sit on "{host.id}"'
        yield graph.problem(where, "no_border_here", zh, en)
    elif event in ("timer", "message", "condition") and not host.kind.waits:
        zh = f"“{host.id}”不会停留，等不到这个事件；它上面只能附“出错”和“补偿”"
        en = f'nothing rests at "{host.id}", so this can never happen there; only error and compensate can'
        yield graph.problem(where, "never_rests", zh, en)
    elif draft.config.get("undo") and not host.kind.holds:
        zh, en = "只有容器上的事件才能先撤销已做的步骤", "only an event on a container can undo what was done inside"
        yield graph.problem(f"{draft.pointer}/config/undo", "nothing_to_undo", zh, en)
    elif event == "compensate" and host.inside is None:
        zh = "补偿只在步骤组之类的容器里有用：由容器的边界事件撤销"
        en = "compensation belongs inside a container such as a scope, whose boundary event undoes what was done"
        yield graph.problem(where, "never_undone", zh, en)


def _crossings(graph: Graph) -> Iterator[Problem]:
    for edge in graph.edges:
        source, target = graph.drafts.get(edge.source), graph.drafts.get(edge.target)
        if source is None or target is None:
            continue
        enters = source.kind.holds and edge.port == INSIDE.id
        if target.inside != (source.id if enters else source.inside):
            zh = (
                f"“{source.id}”的内部第一步要在它里面"
                if enters
                else "连线不能穿过容器的边框；请从容器的“内部第一步”进入，在内部用结束节点收尾"
            )
            en = (
                f'the first step inside of "{source.id}" must lie inside of it'
                if enters
                else "no edge crosses the border of a container; enter by its inside exit, finish with an end inside"
            )
            yield graph.problem(graph.pointers[edge], "crosses_border", zh, en)
