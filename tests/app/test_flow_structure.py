"""Containers and borders that outlive a transaction: items of a sub-table, rounds, and steps that are undone."""

from collections.abc import Iterator
from typing import Any

import pytest

from app.models import task, timer
from app.operations.act_on_task import act_on_task
from app.operations.submit_form import submit_form
from app.runner.world import World
from tests.app.rows import rows
from tests.app.tiny import FLOW, HOUR, edge, house, node, publish, words


def inside(container: str, made: dict[str, Any], **more: Any) -> dict[str, Any]:
    return {**made, "in": container, **more}


def step(name: str, *actions: str) -> dict[str, Any]:
    listed = [{"id": each, "label": words(each)} for each in actions]
    return node(name, "human_task", {"assignee": {"group": "desk"}, "actions": listed})


NODES = [
    node("start", "start"),
    node("order", "scope"),
    inside("order", step("book", "done")),
    inside("order", step("pay", "done", "no")),
    inside("order", node("refused", "raise_error", {"code": "refused"})),
    inside("order", node("over", "end")),
    inside("order", node("unbook", "boundary", {"event": "compensate"}), on="book"),
    inside("order", node("free", "set_fields", {"values": {"qty": 99}})),
    inside("order", node("freed", "end")),
    node("late", "boundary", {"event": "timer", "after": HOUR, "undo": True}) | {"on": "order"},
    node("oops", "boundary", {"event": "error", "code": "refused", "undo": True}) | {"on": "order"},
    node("again", "loop", {"until": {">=": [{"var": "_vars.again.round"}, 2]}, "max": 5}),
    inside("again", step("call", "done")),
    inside("again", node("round", "end")),
    node("solved", "set_fields", {"status": "done"}),
    node("end", "end"),
]
EDGES = [
    edge("start", "order"),
    edge("order", "book", "inside"),
    edge("book", "pay", "done"),
    edge("pay", "over", "done"),
    edge("pay", "refused", "no"),
    edge("unbook", "free"),
    edge("free", "freed"),
    edge("order", "again"),
    edge("late", "again"),
    edge("oops", "end"),
    edge("again", "call", "inside"),
    edge("call", "round", "done"),
    edge("again", "solved"),
    edge("again", "end", "exceeded"),
    edge("solved", "end"),
]


@pytest.fixture
def shop(database_url: str) -> Iterator[World]:
    made = house(database_url)
    publish(made.db, {**FLOW, "body": {**FLOW["body"], "nodes": NODES, "edges": EDGES}})
    yield made
    made.db.close()


def ticket(world: World) -> int:
    return submit_form(world.db, "ticket", {"problem": "broken", "qty": 1}, world.person("anna"), world.now).id


def do(world: World, record: int, name: str, action: str = "done") -> None:
    [found] = rows(world, task, record=record, node=name, status="open")
    act_on_task(world.db, f"{found.instance}-{found.id}", action, world.person("anna"), world.now)


def test_steps_inside_then_rounds_lead_to_the_end(shop: World) -> None:
    made = ticket(shop)
    for name in ("book", "pay", "call", "call"):
        do(shop, made, name)
    assert (shop.record(made).flow, shop.record(made).status, shop.record(made).data["qty"]) == ("ended", "done", 1)
    assert rows(shop, timer) == []


def test_an_error_inside_undoes_what_was_done_and_goes_on_from_the_border(shop: World) -> None:
    made = ticket(shop)
    do(shop, made, "book")
    do(shop, made, "pay", "no")
    assert (shop.record(made).flow, shop.record(made).status, shop.record(made).data["qty"]) == ("ended", "fresh", 99)


def test_time_runs_out_for_all_that_lies_inside(shop: World) -> None:
    made = ticket(shop)
    do(shop, made, "book")
    shop.until(shop.now + HOUR)
    assert [row.node for row in rows(shop, task, record=made, status="open")] == ["call"]
    assert shop.record(made).data["qty"] == 99


def test_a_loop_ends_by_what_was_decided_inside_and_its_last_round_is_known_after_it(database_url: str) -> None:
    world = house(database_url)
    fine = {"==": [{"var": "_vars.call.action"}, "done"]}
    nodes = [
        node("start", "start"),
        node("again", "loop", {"until": fine, "max": 5}),
        inside("again", step("call", "done", "busy")),
        inside("again", node("round", "end")),
        node("which", "exclusive", {"branches": [{"port": "good", "label": words("good"), "when": fine}]}),
        node("solved", "set_fields", {"status": "done"}),
        node("end", "end"),
    ]
    edges = [edge("start", "again"), edge("again", "call", "inside"), edge("call", "round", "done")]
    edges += [edge("call", "round", "busy"), edge("again", "which"), edge("again", "end", "exceeded")]
    edges += [edge("which", "solved", "good"), edge("solved", "end")]
    publish(world.db, {**FLOW, "body": {**FLOW["body"], "nodes": nodes, "edges": edges}})
    made = ticket(world)
    for action in ("busy", "busy", "done"):
        assert world.record(made).flow == "running"
        do(world, made, "call", action)
    assert (world.record(made).flow, world.record(made).status) == ("ended", "done")
    world.db.close()
