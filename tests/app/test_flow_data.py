"""Nodes that look things up, ask decision tables, call other flows and move tasks, on the real database."""

from typing import Any

from app.models import event, incident, record, task
from app.operations.act_on_task import act_on_task
from app.operations.submit_form import submit_form
from app.runner.world import World
from tests.app.rows import rows
from tests.app.tiny import FLOW, HOUR, document, edge, house, node, publish, words

START, END = node("start", "start"), node("end", "end")


def shop(url: str, nodes: list[Any], edges: list[Any], *more: Any) -> World:
    """The tiny bundle with a flow of these nodes."""
    made = house(url)
    publish(made.db, {**FLOW, "body": {**FLOW["body"], "nodes": [START, *nodes, END], "edges": edges}}, *more)
    return made


def ticket(world: World, **data: Any) -> int:
    return submit_form(world.db, "ticket", {"problem": "broken", "qty": 1, **data}, world.person("anna"), world.now).id


def test_records_that_are_found_are_kept_newest_first(database_url: str) -> None:
    look = {"form": "item", "where": {"frozen": False}, "fields": ["price"], "limit": 2}
    keep = {"values": {"price": {"var": "_vars.look.first.price"}, "qty": {"var": "_vars.look.count"}}}
    nodes = [node("look", "query", look), node("keep", "set_fields", keep)]
    world = shop(database_url, nodes, [edge("start", "look"), edge("look", "keep"), edge("keep", "end")])
    for price, frozen in ((1, False), (2, False), (3, False), (4, True)):
        data = {"code": f"A{price}", "price": price, "frozen": frozen}
        submit_form(world.db, "item", data, world.person("anna"), world.now)
    made = world.record(ticket(world))
    assert (made.data["price"], made.data["qty"]) == (3, 2)
    world.db.close()


def test_a_decision_table_answers_the_flow(database_url: str) -> None:
    table = {
        "hit": "FIRST",
        "inputs": [{"label": words("qty"), "expr": {"var": "qty"}, "type": "number"}],
        "outputs": [{"label": words("answer"), "name": "answer"}],
        "rules": [{"id": "many", "when": [{">": 5}], "then": ["much"]}],
    }
    body = {"type": "table", "form": "ticket", "trigger": {"type": "created"}, "enabled": False, "table": table}
    ask = {"rule": "size", "output": [{"id": "answer", "type": "text"}]}
    nodes = [
        node("ask", "rule", ask),
        node("keep", "set_fields", {"values": {"answer": {"var": "_vars.ask.answer"}}}),
        node("few", "terminate", {"result": "few"}),
    ]
    edges = [edge("start", "ask"), edge("ask", "keep"), edge("ask", "few", "none"), edge("keep", "end")]
    world = shop(database_url, nodes, edges, document("rule", "size", body))
    assert world.record(ticket(world, qty=9)).data["answer"] == "much"
    assert "answer" not in world.record(ticket(world, qty=2)).data
    world.db.close()


def test_a_flow_calls_another_ticket_that_calls_another_and_each_waits_for_the_end(database_url: str) -> None:
    more = {"port": "more", "label": words("more"), "when": {">": [{"var": "qty"}, 1]}}
    nodes = [
        node("which", "exclusive", {"branches": [more], "default": "last"}),
        node(
            "call",
            "subflow",
            {"form": "ticket", "input": {"problem": "late", "qty": {"-": [{"var": "qty"}, 1]}}, "output": ["answer"]},
        ),
        node("keep", "set_fields", {"values": {"answer": {"cat": [{"var": "_vars.call.answer"}, "+"]}}}),
        node("first", "set_fields", {"values": {"answer": "x"}}),
    ]
    edges = [
        edge("start", "which"),
        edge("which", "call", "more"),
        edge("which", "first", "last"),
        edge("call", "keep"),
        edge("keep", "end"),
        edge("first", "end"),
    ]
    world = shop(database_url, nodes, edges)
    made = ticket(world, qty=3)
    assert world.record(made).flow == "running"
    world.settle()
    assert (world.record(made).flow, world.record(made).data["answer"]) == ("ended", "x++")
    assert [row.data["qty"] for row in rows(world, record, form="ticket")] == [3, 2, 1]
    assert rows(world, incident) == []
    world.db.close()


def test_a_task_that_lies_too_long_goes_to_somebody_else_and_the_history_says_why(database_url: str) -> None:
    listed = [{"id": "done", "label": words("done")}]
    nodes = [
        node("work", "human_task", {"assignee": {"group": "desk"}, "actions": listed}),
        node("late", "boundary", {"event": "timer", "after": HOUR, "interrupting": False}) | {"on": "work"},
        node("move", "reassign", {"to": {"user": "carl"}, "reason": words("too long")}),
        node("moved", "end"),
    ]
    edges = [edge("start", "work"), edge("work", "end", "done"), edge("late", "move"), edge("move", "moved")]
    world = shop(database_url, nodes, edges)
    made = ticket(world)
    world.until(world.now + HOUR)
    [open_task] = rows(world, task, record=made, status="open")
    assert open_task.user == world.person("carl").user
    [told] = [row for row in rows(world, event, record=made) if row.type == "transfer"]
    assert (told.payload["reason"]["en"], told.actor_kind) == ("too long", "timer")
    act_on_task(world.db, f"{made}-{open_task.id}", "done", world.person("carl"), world.now)
    assert world.record(made).flow == "ended"
    world.db.close()
