"""What becomes of a flow that another one called, and of the one that called it."""

from collections.abc import Iterator
from typing import Any

import pytest

from app.models import incident, record, task
from app.operations.act_on_task import act_on_task
from app.operations.call_off import call_off
from app.operations.resolve_incident import resolve_incident
from app.operations.submit_form import submit_form
from app.runner.world import World
from tests.app.rows import rows
from tests.app.tiny import FLOW, HOUR, edge, house, node, publish, words

ACTIONS = [{"id": each, "label": words(each)} for each in ("ok", "fail")]
MORE = {"port": "more", "label": words("more"), "when": {">": [{"var": "qty"}, 1]}}
FEWER = {"qty": {"-": [{"var": "qty"}, 1]}}
INPUT = {"problem": "late", **FEWER}
NODES = [
    node("start", "start"),
    node(
        "which",
        "exclusive",
        {"branches": [{"port": "more", "label": words("m"), "when": {">": [{"var": "qty"}, 1]}}], "default": "last"},
    ),
    node("group", "scope"),
    node("call", "subflow", {"form": "ticket", "input": INPUT}) | {"in": "group"},
    node("inner", "end") | {"in": "group"},
    node("late", "boundary", {"event": "timer", "after": HOUR, "undo": True}) | {"on": "group"},
    node("work", "human_task", {"assignee": {"group": "desk"}, "actions": ACTIONS}),
    node("fail", "raise_error", {"code": "sold_out"}),
    node("keep", "set_fields", {"values": {"answer": "yes"}, "status": "done"}),
    node("end", "end"),
    node("sad", "end", {"result": "sad"}),
]
EDGES = [
    edge("start", "which"),
    edge("which", "group", "more"),
    edge("group", "call", "inside"),
    edge("call", "inner"),
    edge("group", "keep"),
    edge("late", "sad"),
    edge("which", "work", "last"),
    edge("work", "end", "ok"),
    edge("work", "fail", "fail"),
    edge("keep", "end"),
]
CAUGHT = node("oops", "boundary", {"event": "error", "code": "sold_out"}) | {"on": "call", "in": "group"}
UNDO = node("undo", "boundary", {"event": "compensate"}) | {"on": "call", "in": "group"}


def shop(url: str, *more: dict[str, Any], edges: list[Any] = []) -> World:  # noqa: B006  # read only
    made = house(url)
    publish(made.db, {**FLOW, "body": {**FLOW["body"], "nodes": [*NODES, *more], "edges": [*EDGES, *edges]}})
    return made


@pytest.fixture
def plain(database_url: str) -> Iterator[World]:
    made = shop(database_url)
    yield made
    made.db.close()


def begin(world: World) -> tuple[int, int]:
    """A ticket, and the one that its flow has opened."""
    mine = submit_form(world.db, "ticket", {"problem": "broken", "qty": 2}, world.person("anna"), world.now).id
    world.settle()
    [called] = [row.id for row in rows(world, record, form="ticket") if row.origin == mine]
    return mine, called


def do(world: World, ticket: int, action: str) -> None:
    [found] = rows(world, task, record=ticket, status="open")
    act_on_task(world.db, f"{ticket}-{found.id}", action, world.person("anna"), world.now)
    world.settle()


def open_incidents(world: World) -> dict[int, str]:
    return {row.record: row.code for row in rows(world, incident, status="open")}


def test_an_error_of_the_called_flow_goes_to_the_border_of_its_caller_and_it_is_called_off(database_url: str) -> None:
    world = shop(database_url, CAUGHT, edges=[edge("oops", "inner")])
    mine, called = begin(world)
    do(world, called, "fail")
    assert (world.record(mine).flow, world.record(called).flow) == ("ended", "ended")
    assert world.record(mine).data["answer"] == "yes"
    assert open_incidents(world) == {}
    world.db.close()


def test_an_incident_of_the_called_flow_shows_at_its_caller_until_it_is_dealt_with(plain: World) -> None:
    mine, called = begin(plain)
    do(plain, called, "fail")
    assert open_incidents(plain) == {mine: "sold_out", called: "sold_out"}
    [there] = rows(plain, incident, record=called, status="open")
    resolve_incident(plain.db, there.id, "skip", plain.person("anna"), plain.now)
    plain.settle()
    assert (plain.record(mine).flow, plain.record(called).flow) == ("ended", "ended")
    assert open_incidents(plain) == {}


def test_a_called_flow_that_is_called_off_stops_its_caller(plain: World) -> None:
    mine, called = begin(plain)
    [row] = rows(plain, record, id=called)
    call_off(plain.db, row.origin_key, plain.now)
    plain.settle()
    assert plain.record(called).flow == "ended"
    assert open_incidents(plain) == {mine: "child_cancelled"}
    [here] = rows(plain, incident, record=mine, status="open")
    resolve_incident(plain.db, here.id, "retry", plain.person("anna"), plain.now)
    plain.settle()
    born = [row.id for row in rows(plain, record, form="ticket") if row.origin == mine]
    assert len(born) == 2
    do(plain, born[1], "ok")
    assert plain.record(mine).flow == "ended"


def test_nobody_waits_any_more_so_the_called_flow_is_called_off_and_nothing_of_it_is_undone(database_url: str) -> None:
    mark = node("mark", "set_fields", {"values": {"qty": 99}}) | {"in": "group"}
    over = node("marked", "end") | {"in": "group"}
    world = shop(database_url, UNDO, mark, over, edges=[edge("undo", "mark"), edge("mark", "marked")])
    mine, called = begin(world)
    world.until(world.now + HOUR)
    assert (world.record(mine).flow, world.record(called).flow) == ("ended", "ended")
    assert rows(world, task, status="open") == []
    assert world.record(mine).data["qty"] == 2
    world.db.close()


def test_a_flow_that_cannot_be_called_is_an_error_of_its_caller(database_url: str) -> None:
    call = node("call", "subflow", {"form": "ticket", "input": FEWER}) | {"in": "group"}
    bad = [call if each["id"] == "call" else each for each in NODES]
    world = house(database_url)
    publish(world.db, {**FLOW, "body": {**FLOW["body"], "nodes": bad, "edges": EDGES}})
    mine = submit_form(world.db, "ticket", {"problem": "broken", "qty": 2}, world.person("anna"), world.now).id
    world.settle()
    assert open_incidents(world) == {mine: "not_created"}
    assert [row.node for row in rows(world, incident, status="open")] == ["call"]
    world.db.close()
