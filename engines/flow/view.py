"""How a flow and one of its instances look to people: where it stands, and what a task lets them do."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from engines.flow.checklist import Item
from engines.flow.node import Flow
from engines.flow.rights import Action, FieldRight
from engines.flow.state import FlowState, Task
from engines.flow.ticking import items_of
from engines.flow.trace import Step
from engines.kinds import Text


def view(flow: Flow, state: FlowState | None, steps: Iterable[Step]) -> dict[str, Any]:
    """The flow with the state of each node, in reading order; `steps` are all of the instance so far.

    now: a token is here (with `incident` where it is stuck) · done: left by a way out · skipped: can no longer come ·
    todo: may still come.
    """
    here = {token.node: token.memo.get("incident") for token in (state.tokens if state else ())}
    left = {step.node for step in steps if step.what == "leave"}
    ahead = _ahead(flow, here if state else {flow.start: None})
    nodes = []
    for node in flow.nodes.values():
        shown = {"id": node.id, "type": node.kind.type, "name": _words(node.name)}
        shown["state"] = _state(node.id, here, left, ahead)
        incident = here.get(node.id)
        nodes.append({**shown, "incident": incident} if incident else shown)
    status = state.status if state else "running"
    return {"key": flow.key, "name": _words(flow.name), "status": status, "nodes": nodes, "edges": _edges(flow)}


def visible_fields(flow: Flow, task: Task) -> tuple[FieldRight, ...]:
    """The rights on fields that come with a task; fields not listed stay as the person's roles have them."""
    return flow.nodes[task.node].work_of(task).fields


def task_actions(flow: Flow, task: Task) -> tuple[Action, ...]:
    """The buttons of a task."""
    return flow.nodes[task.node].work_of(task).actions


def task_instructions(flow: Flow, task: Task) -> Text | None:
    """What the person of a task should know."""
    return flow.nodes[task.node].work_of(task).instructions


def task_checklist(flow: Flow, task: Task) -> tuple[Item, ...]:
    """What there is to tick off with a task."""
    return items_of(flow.nodes[task.node].work_of(task), task)


def task_sections(flow: Flow, task: Task) -> tuple[str, ...]:
    """The parts of the form that a task shows."""
    return flow.nodes[task.node].work_of(task).sections


def _state(node: str, here: Iterable[str], left: set[str], ahead: set[str]) -> str:
    if node in here:
        return "now"
    if node in left:
        return "done"
    return "todo" if node in ahead else "skipped"


def _ahead(flow: Flow, first: Iterable[str]) -> set[str]:
    """The nodes that tokens at `first` can still come to, those included."""
    seen = set(first)
    waiting = list(seen)
    while waiting:
        node = flow.nodes[waiting.pop()]
        for target in (*node.exits.values(), *(border.id for border in node.borders)):
            if target not in seen:
                seen.add(target)
                waiting.append(target)
    return seen


def _edges(flow: Flow) -> list[dict[str, Any]]:
    labels = {(node.id, port.id): port.label for node in flow.nodes.values() for port in node.ports}
    return [
        {"from": edge.source, "port": edge.port, "to": edge.target, "label": _words(labels[edge.source, edge.port])}
        for edge in flow.edges
    ]


def _words(words: Text) -> dict[str, str]:
    return {"zh": words.zh, "en": words.en}
