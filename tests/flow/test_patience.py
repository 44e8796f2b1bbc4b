"""Steps that can wait for ever are named, with their place; what ends by itself or is watched over is not."""

from typing import Any

import pytest

from engines.flow.flow import read_flow
from engines.flow.patience import patience_problems
from tests.flow.world import definition

ACTIONS = [{"id": "ok", "label": {"zh": "好", "en": "ok"}}]
TASK = {"id": "step", "type": "human_task", "config": {"assignee": {"customer": True}, "actions": ACTIONS}}
WAIT = {"id": "step", "type": "wait_message", "config": {"message": {"name": "paid"}}}
PAUSE = {"id": "step", "type": "delay", "config": {"seconds": 60}}
TIMER = {"id": "late", "type": "boundary", "config": {"event": "timer", "after": 60}}
BESIDE = {**TIMER, "config": {**TIMER["config"], "interrupting": False}}


def warned(*nodes: dict[str, Any], promised: bool = False) -> list[tuple[str, str, str]]:
    first = nodes[0]
    holders = [each for each in nodes if each["type"] == "scope"]
    port = ".ok" if first["type"] == "human_task" else ""
    start, end = {"id": "start", "type": "start"}, {"id": "end", "type": "end"}
    edges = ["start > step", f"step{port} > end"]
    if holders:
        end = {"id": "inner", "type": "end", "in": "group"}
        nodes = (*nodes, {"id": "end", "type": "end"})
        edges = ["start > group", "group.inside > step", f"step{port} > inner", "group > end"]
    edges += ["late > end"] if any(each["id"] == "late" for each in nodes) else []
    document = definition([start, *nodes, end], edges)
    found = patience_problems(read_flow(document, {}), document, promised=promised)
    return [(each.code, each.pointer, each.severity) for each in found]


@pytest.mark.parametrize("step", [TASK, WAIT])
def test_a_step_without_a_limit_is_named_with_its_place(step: dict[str, Any]) -> None:
    assert warned(step) == [("waits_for_ever", "/body/nodes/1", "warning")]


@pytest.mark.parametrize("step", [TASK, WAIT])
def test_a_timer_on_its_border_is_a_limit_if_it_interrupts(step: dict[str, Any]) -> None:
    assert warned(step, {**TIMER, "on": "step"}) == []
    assert warned(step, {**BESIDE, "on": "step"}) == [("waits_for_ever", "/body/nodes/1", "warning")]


def test_a_timer_on_a_container_around_it_is_a_limit() -> None:
    group = {"id": "group", "type": "scope"}
    assert warned({**TASK, "in": "group"}, group, {**TIMER, "on": "group"}) == []
    assert warned({**TASK, "in": "group"}, group) == [("waits_for_ever", "/body/nodes/1", "warning")]


def test_a_service_policy_watches_over_people_and_not_over_machines() -> None:
    assert warned(TASK, promised=True) == []
    assert warned(WAIT, promised=True) == [("waits_for_ever", "/body/nodes/1", "warning")]


def test_what_ends_by_itself_is_not_named() -> None:
    assert warned(PAUSE) == []
