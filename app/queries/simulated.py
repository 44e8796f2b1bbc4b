"""How a flow that is tried out looks: where its tokens are, who has to do what, which timers run, what happened."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import asdict
from typing import Any

from engines.effects import Effect
from engines.flow.node import Flow
from engines.flow.state import FlowState, Task
from engines.flow.trace import Step
from engines.flow.view import task_actions, visible_fields
from engines.kinds import Text

CUSTOMER = Text("客户", "the customer")


def shown_state(flow: Flow, state: FlowState, people: Mapping[int, Text], groups: Mapping[str, Text]) -> dict[str, Any]:
    """Tokens, open tasks and timers, with names."""
    tokens = [{"node": each.node, "incident": each.memo.get("incident")} for each in state.tokens]
    due = sorted(state.timers, key=lambda each: each.at)
    timers = [{"id": each.id, "node": each.node, "at": each.at} for each in due]
    open_tasks = [_task(flow, each, people, groups) for each in state.open_tasks()]
    return {"status": state.status, "tokens": tokens, "tasks": open_tasks, "timers": timers}


def shown_steps(steps: Iterable[Step]) -> list[dict[str, Any]]:
    """What happened, in order."""
    names = ("node", "what", "port", "at", "token")
    return [{name: getattr(each, name) for name in names} for each in steps]


def shown_effects(effects: Iterable[tuple[str, Effect]]) -> list[dict[str, Any]]:
    """What the flow asked for, each by its name with what it says."""
    return [{"node": node, "type": type(each).__name__, "says": asdict(each)} for node, each in effects]


def _task(flow: Flow, task: Task, people: Mapping[int, Text], groups: Mapping[str, Text]) -> dict[str, Any]:
    actions = [{"id": each.id, "label": _words(each.label), "kind": each.kind} for each in task_actions(flow, task)]
    return {
        "id": task.id,
        "node": task.node,
        "name": _words(flow.nodes[task.node].name),
        "who": _words(_who(task, people, groups)),
        "due_at": task.due_at,
        "actions": actions,
        "fields": [asdict(each) for each in visible_fields(flow, task)],
    }


def _who(task: Task, people: Mapping[int, Text], groups: Mapping[str, Text]) -> Text:
    if task.customer:
        return CUSTOMER
    if task.user is not None:
        return people.get(task.user, Text(str(task.user), str(task.user)))
    group = task.group or ""
    return groups.get(group, Text(group, group))


def _words(text: Text) -> dict[str, str]:
    return {"zh": text.zh, "en": text.en}
