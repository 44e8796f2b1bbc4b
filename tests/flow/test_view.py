"""What people see of a flow: its nodes in reading order, where it stands, and what a task lets them do."""

from typing import Any

from engines.flow.node import Flow
from engines.flow.people import may, may_act
from engines.flow.rights import Action, FieldRight
from engines.flow.signals import Act, Facts, Start
from engines.flow.state import Task
from engines.flow.view import task_actions, task_instructions, view, visible_fields
from engines.kinds import Text
from tests.flow.world import World, flow_of

GO = [{"id": "go", "label": {"zh": "继续", "en": "Go on"}}, {"id": "stop", "label": {"zh": "停"}, "kind": "danger"}]
NODES = [
    {"id": "start", "type": "start"},
    {"id": "end", "type": "end"},
    {
        "id": "review",
        "type": "human_task",
        "name": {"zh": "客服审核", "en": "Review"},
        "config": {
            "assignee": {"group": "service"},
            "actions": GO,
            "fields": [{"id": "note", "access": "edit", "required": True}, {"id": "amount", "access": "read"}],
            "instructions": {"zh": "先看照片", "en": "Look at the photo first"},
        },
    },
    {
        "id": "both",
        "type": "parallel",
        "config": {"branches": [{"port": "left", "label": {"zh": "左"}}, {"port": "right", "label": {"zh": "右"}}]},
    },
    {"id": "check_right", "type": "human_task", "config": {"assignee": {"group": "service"}, "actions": GO[:1]}},
    {"id": "check_left", "type": "human_task", "config": {"assignee": {"group": "service"}, "actions": GO[:1]}},
    {"id": "gather", "type": "join", "config": {"mode": "all"}},
]
EDGES = [
    "start > review",
    "review.go > both",
    "review.stop > end",
    "both.left > check_left",
    "both.right > check_right",
    "check_right.go > gather",
    "check_left.go > gather",
    "gather > end",
]
CASE = {"nodes": NODES, "edges": EDGES, "types": {"note": "text", "amount": "money"}}
SERVICE = frozenset({"service"})


def begun() -> tuple[Flow, World]:
    flow = flow_of(CASE)
    world = World(flow, {})
    world.send(Start(), Facts({}), 0)
    return flow, world


def states(world: World) -> dict[str, str]:
    return {node["id"]: node["state"] for node in view(world.flow, world.state, world.steps)["nodes"]}


def task_at(world: World, node: str) -> Task:
    assert world.state
    return next(task for task in world.state.open_tasks() if task.node == node)


def act(world: World, node: str, action: str, **data: Any) -> None:
    world.send(Act(task_at(world, node).id, action, 7, data), Facts(world.values, SERVICE, 7), 1)


def test_nodes_are_shown_in_the_order_in_which_the_work_goes_whatever_their_order_in_the_file() -> None:
    flow, _ = begun()
    assert list(flow.nodes) == ["start", "review", "both", "check_left", "check_right", "gather", "end"]


def test_a_flow_that_has_not_started_is_all_to_do() -> None:
    flow, _ = begun()
    shown = view(flow, None, ())
    assert {node["state"] for node in shown["nodes"]} == {"todo"}


def test_the_view_follows_the_work() -> None:
    _, world = begun()
    assert states(world) == {
        "start": "done",
        "review": "now",
        "both": "todo",
        "check_left": "todo",
        "check_right": "todo",
        "gather": "todo",
        "end": "todo",
    }
    act(world, "review", "go", note="ok")
    act(world, "check_right", "go")
    after = states(world)
    assert (after["review"], after["both"], after["check_left"], after["check_right"]) == (
        "done",
        "done",
        "now",
        "done",
    )
    assert (after["gather"], after["end"]) == ("now", "todo")


def test_what_can_no_longer_come_is_skipped() -> None:
    _, world = begun()
    act(world, "review", "stop", note="no")
    after = states(world)
    assert (after["review"], after["end"]) == ("done", "done")
    assert {after[node] for node in ("both", "check_left", "check_right", "gather")} == {"skipped"}


def test_the_view_has_names_labels_and_the_status_for_both_languages() -> None:
    flow, world = begun()
    shown = view(flow, world.state, world.steps)
    assert (shown["key"], shown["status"]) == ("test", "running")
    assert shown["nodes"][1]["name"] == {"zh": "客服审核", "en": "Review"}
    assert shown["edges"][1] == {"from": "review", "port": "go", "to": "both", "label": {"zh": "继续", "en": "Go on"}}


def test_a_node_that_is_stuck_says_why_in_the_view() -> None:
    nodes = [
        {"id": "start", "type": "start"},
        {"id": "give", "type": "human_task", "config": {"assignee": {"assignee": True}, "actions": GO[:1]}},
        {"id": "end", "type": "end"},
    ]
    flow = flow_of({"nodes": nodes, "edges": ["start > give", "give.go > end"]})
    world = World(flow, {})
    world.send(Start(), Facts({}), 0)
    shown = view(flow, world.state, world.steps)
    assert shown["status"] == "incident"
    assert shown["nodes"][1]["state"] == "now"
    assert shown["nodes"][1]["incident"]["code"] == "nobody"


def test_a_task_says_what_it_offers() -> None:
    flow, world = begun()
    task = task_at(world, "review")
    assert visible_fields(flow, task) == (FieldRight("note", "edit", True), FieldRight("amount", "read"))
    assert task_actions(flow, task) == (
        Action("go", Text("继续", "Go on")),
        Action("stop", Text("停", "停"), "danger"),
    )
    assert task_instructions(flow, task) == Text("先看照片", "Look at the photo first")


def test_who_may_do_what_with_a_task() -> None:
    _, world = begun()
    task = task_at(world, "review")
    member, stranger, boss = (
        Facts({}, SERVICE, 7),
        Facts({}, frozenset(), 8),
        Facts({}, frozenset(), 1, supervisor=True),
    )
    assert (may_act(task, member), may(task, member)) == (True, ("claim", "transfer"))
    assert (may_act(task, stranger), may(task, stranger)) == (False, ())
    assert (may_act(task, boss), may(task, boss)) == (False, ("transfer",))
    assert (may_act(task, Facts({}, customer=True)), may(task, Facts({}, customer=True))) == (False, ())
