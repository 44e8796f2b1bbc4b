"""Steps at which work can lie for ever: nothing ends the wait, and no promise watches over who keeps it waiting."""

from __future__ import annotations

from collections.abc import Iterator

from engines.definition import Definition
from engines.errors import Problem
from engines.flow.node import Flow, Node
from engines.kinds import Text


def patience_problems(flow: Flow, definition: Definition, *, promised: bool) -> Iterator[Problem]:
    """A warning for each; `promised` says that the form has a service policy, which looks after what people do."""
    watched = promised or any(node.kind.type == "sla_start" for node in flow.nodes.values())
    for place, written in enumerate(definition.body["nodes"]):
        node = flow.nodes.get(written["id"])
        if node is None or not _waits_for_ever(flow, node) or (watched and node.work):
            continue
        zh = (
            f"“{node.name.zh}”没有时间限制，可能一直等下去：请设超时，或在它或外层容器上放定时的边界事件，"
            "人工步骤也可以给表单配服务时限"
        )
        en = (
            f'"{node.name.en}" has no limit of time and can wait for ever: give it a timeout, put a timer on its '
            "border or on that of a container around it, or, where people work, give the form a service policy"
        )
        yield Problem(definition.document, f"/body/nodes/{place}", "waits_for_ever", Text(zh, en), "warning")


def _waits_for_ever(flow: Flow, node: Node) -> bool:
    if not node.kind.waits or node.kind.holds or not node.kind.endless(node.config):
        return False
    around: Node | None = node
    while around is not None:
        if any(border.plan.after is not None and border.plan.interrupting for border in around.borders):
            return False
        around = flow.nodes[around.inside] if around.inside else None
    return True
