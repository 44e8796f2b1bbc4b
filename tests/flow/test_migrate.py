"""Moving an instance to another release of its flow: what moves, what is blocked and why, what clocks do."""

import json
import re
from dataclasses import replace
from itertools import pairwise
from typing import Any

import pytest
from hypothesis import given

from engines.flow.advance import advance
from engines.flow.clocks import Clock
from engines.flow.migrate import Blocked, Kept, Moved, migrate
from engines.flow.signals import Act, Facts, SendBack, Start, TimerFired
from engines.flow.state_json import state_from_json, state_to_json
from engines.flow.surroundings import plan
from engines.flow.trace import Advanced
from tests.flow.sound import SOUND
from tests.flow.test_properties import SIGNALS, begun, nothing_lost_or_doubled, play, play_out, possible
from tests.flow.world import World, definition, flow_of

DESK = Facts({}, frozenset({"desk"}), 7)


def words(said: str) -> dict[str, str]:
    return {"zh": said, "en": said}


def task(name: str, **more: Any) -> dict[str, Any]:
    actions = [{"id": "ok", "label": words("ok")}]
    return {"id": name, "type": "human_task", "config": {"assignee": {"group": "desk"}, "actions": actions, **more}}


def node(name: str, kind: str, **config: Any) -> dict[str, Any]:
    return {"id": name, "type": kind, "config": config}


START, END = node("start", "start"), node("end", "end")


def line(*middle: dict[str, Any], **more: Any) -> Any:
    """A flow that goes through these one after another; whatever times out goes to the end."""
    names = ["start", *(each["id"] for each in middle), "end"]
    kinds = {each["id"]: each for each in middle}
    edges = []
    for one, two in pairwise(names):
        port = ".ok" if one in kinds and kinds[one]["type"] == "human_task" else ""
        edges.append(f"{one}{port} > {two}")
    edges += [f"{name}.timeout > end" for name, each in kinds.items() if "timeout" in each["config"]]
    return flow_of({"nodes": [START, *middle, END], "edges": edges, **more})


def fork(*branches: list[str]) -> Any:
    """Tasks in the branches of a parallel."""
    nodes = [START, END, node("join", "join", mode="all")]
    ports = [f"p{number}" for number in range(len(branches))]
    nodes.append(
        node("fork", "parallel", branches=[{"port": port, "label": {"zh": port, "en": port}} for port in ports])
    )
    edges = ["start > fork", "join > end"]
    for port, names in zip(ports, branches, strict=True):
        nodes += [task(name) for name in names]
        edges.append(f"fork.{port} > {names[0]}")
        edges += [f"{one}.ok > {two}" for one, two in zip(names, [*names[1:], "join"], strict=True)]
    return flow_of({"nodes": nodes, "edges": edges})


def started(flow: Any, now: int = 0) -> World:
    world = World(flow, {"_status": "new"})
    world.send(Start(), Facts(world.values), now)
    return world


def moved(old: Any, new: Any, world: World, now: int = 0, **mapping: str) -> Moved:
    outcome = migrate(plan(old, new, mapping), world.state, "new", now)
    assert isinstance(outcome, Moved), outcome
    return outcome


def codes(old: Any, new: Any, world: World, status: str = "new", **mapping: str) -> list[str]:
    outcome = migrate(plan(old, new, mapping), world.state, status, 0)
    assert isinstance(outcome, Blocked), outcome
    return [reason.code for reason in outcome.reasons]


def test_a_node_of_the_same_id_and_kind_maps_itself() -> None:
    old, new = line(task("check")), line(task("check"), task("second"))
    world = started(old)
    done = moved(old, new, world)
    assert done.places == (("check", "check"),)
    assert done.state == world.state
    after = advance(new, done.state, Act(2, "ok", 7), DESK, 5)
    assert isinstance(after, Advanced)
    assert [each.node for each in after.state.open_tasks()] == ["second"]


def test_a_renamed_node_moves_with_its_task_and_what_was_decided_there() -> None:
    old, new = line(task("a"), task("b")), line(task("x"), task("y"))
    world = started(old)
    world.send(Act(2, "ok", 7), DESK, 1)
    done = moved(old, new, world, a="x", b="y")
    assert [(each.node, each.status) for each in done.state.tasks if each.is_due] == [("y", "open")]
    assert done.state.vars["x"]["action"] == "ok"
    assert "a" not in done.state.vars


def test_a_node_that_is_gone_blocks_until_it_is_mapped() -> None:
    old, new = line(task("check")), line(task("look"))
    assert codes(old, new, started(old)) == ["node_gone"]
    assert moved(old, new, started(old), check="look").places == (("check", "look"),)


def test_only_the_same_kind_can_take_a_nodes_place() -> None:
    old, new = line(task("check")), line(node("check", "delay", seconds=60))
    assert codes(old, new, started(old)) == ["other_kind"]


def test_a_stuck_token_may_go_to_any_kind_because_it_is_tried_anew_there() -> None:
    old = line(node("pause", "delay", until={"var": "when"}), types={"when": "instant"})
    world = started(old)
    assert world.state is not None
    assert world.state.status == "incident"
    done = moved(old, line(task("pause")), world)
    assert done.state.status == "incident"


def test_a_status_that_is_gone_blocks() -> None:
    old = line(task("check"))
    assert codes(old, line(task("check")), started(old), status="odd") == ["status_gone"]


def test_branches_move_together_or_not_at_all() -> None:
    old, new = fork(["a"], ["b"]), fork(["a"], ["b"], ["c"])
    done = moved(old, new, started(old))
    state = done.state
    for name in ("a", "b"):
        [open_task] = [each for each in state.open_tasks() if each.node == name]
        outcome = advance(new, state, Act(open_task.id, "ok", 7), DESK, 1)
        assert isinstance(outcome, Advanced)
        state = outcome.state
    assert state.status == "ended"
    assert codes(old, line(task("a"), task("b")), started(old)) == ["other_branches", "other_branches"]
    assert codes(old, fork(["a", "b"], ["c"]), started(old)) == ["branch_taken"]


def test_time_that_has_passed_counts_when_a_timeout_changes() -> None:
    old, new = line(task("check", timeout=100)), line(task("check", timeout=60))
    done = moved(old, new, started(old), now=30)
    assert done.clocks == (Clock(1, "check", "timeout", 100, 60),)
    assert [each.at for each in done.state.timers] == [60]
    assert [each.due_at for each in done.state.tasks] == [60]


def test_a_timeout_that_is_new_starts_now_and_one_that_is_gone_is_dropped() -> None:
    bare, timed = line(task("check")), line(task("check", timeout=60))
    done = moved(bare, timed, started(bare), now=30)
    assert done.clocks == (Clock(1, "check", "timeout", None, 90),)
    [timer] = done.state.timers
    outcome = advance(timed, done.state, TimerFired(timer.id), Facts({}), 90)
    assert isinstance(outcome, Advanced)
    assert outcome.state.status == "ended"
    gone = moved(timed, bare, started(timed), now=30)
    assert gone.clocks == (Clock(1, "check", "timeout", 60, None),)
    assert gone.state.timers == ()
    assert [each.due_at for each in gone.state.tasks] == [None]


def test_a_delay_keeps_its_instant_where_the_new_one_is_an_instant_itself() -> None:
    old = line(node("pause", "delay", seconds=50), task("check"))
    new = line(node("pause", "delay", until={"var": "when"}), task("check"), types={"when": "instant"})
    done = moved(old, new, started(old), now=10)
    assert done.clocks == ()
    assert [each.at for each in done.state.timers] == [50]


def test_an_ended_instance_stays() -> None:
    old = line(task("check"))
    world = started(old)
    world.send(Act(2, "ok", 7), DESK, 1)
    outcome = migrate(plan(old, line(task("other")), {}), world.state, "new", 2)
    assert isinstance(outcome, Kept)


def test_what_was_sent_back_to_the_starter_waits_until_it_is_back() -> None:
    old, new = line(task("check", send_back={"to": "starter"})), line(task("check"))
    world = World(old, {"_status": "new"})
    world.send(Start(), Facts(world.values, user=9), 0)
    world.send(SendBack(2), DESK, 1)
    assert codes(old, new, world) == ["sent_back"]
    assert moved(old, old, world).state == world.state


def test_the_reasons_name_nodes_as_people_know_them() -> None:
    old, new = line(task("check")), line(task("look"))
    outcome = migrate(plan(old, new, {}), started(old).state, "new", 0)
    assert isinstance(outcome, Blocked)
    assert outcome.reasons[0].text.zh == "新版本没有节点“check”：请指定它对应新版本的哪个节点"
    assert definition([START, END], ["start > end"]).key == old.key


@given(SOUND, SIGNALS)
def test_moving_to_the_same_flow_changes_nothing_whatever_state_it_is_in(case: Any, choices: list[int]) -> None:
    world = begun(case)
    for now, choice in enumerate(choices):
        may = possible(world)
        if may:
            play(world, *may[choice % len(may)], now)
    outcome = migrate(plan(world.flow, world.flow, {}), world.state, "new", len(choices))
    if world.state is not None and world.state.status == "ended":
        assert isinstance(outcome, Kept)
        return
    assert isinstance(outcome, Moved)
    assert outcome.clocks == ()
    assert outcome.state == world.state


@given(SOUND, SIGNALS)
def test_an_instance_that_moved_to_renamed_nodes_still_comes_to_its_end(case: Any, choices: list[int]) -> None:
    world = begun(case)
    for now, choice in enumerate(choices):
        may = possible(world)
        if may:
            play(world, *may[choice % len(may)], now)
    if world.state is None or world.state.status == "ended":
        return
    names = {each["id"]: f"new_{each['id']}" for each in case["nodes"]}
    other = flow_of(renamed(case, names))
    done = migrate(plan(world.flow, other, names), world.state, "new", len(choices))
    assert isinstance(done, Moved)
    world.flow, world.saved = other, json.dumps(state_to_json(done.state))
    world.steps = [step._replace(node=names[step.node]) for step in world.steps]
    nothing_lost_or_doubled(world)
    play_out(world, len(choices))
    assert state_from_json(json.loads(world.saved)).status == "ended"


def renamed(case: Any, names: dict[str, str]) -> Any:
    """The same flow under other ids; conditions speak of fields, and of the rounds of containers."""
    nodes = []
    for each in case["nodes"]:
        config = re.sub(
            r"_vars\.(\w+)\.", lambda found: f"_vars.{names[found[1]]}.", json.dumps(each.get("config", {}))
        )
        moved = {
            **each,
            "config": json.loads(config),
            **{key: names[each[key]] for key in ("id", "in", "on") if key in each},
        }
        if "nodes" in moved["config"]:
            moved["config"]["nodes"] = [names[step] for step in moved["config"]["nodes"]]
        nodes.append(moved)
    edges = []
    for edge in case["edges"]:
        source, target = edge.split(" > ")
        name, dot, port = source.partition(".")
        edges.append(f"{names[name]}{dot}{port} > {names[target]}")
    return {**case, "nodes": nodes, "edges": edges}


def grouped(kind: str, name: str = "group", inner: str = "check", **config: Any) -> Any:
    """A flow whose work lies in a container."""
    around = {"in": name}
    nodes = [START, END, node(name, kind, **config), {**task(inner), **around}, {**node("over", "end"), **around}]
    edges = [f"start > {name}", f"{name}.inside > {inner}", f"{inner}.ok > over", f"{name} > end"]
    edges += [f"{name}.exceeded > end"] if kind == "loop" else []
    return flow_of({"nodes": nodes, "edges": edges, "types": {"rows": {"list": "text"}}})


KINDS: dict[str, Any] = {
    "scope": {},
    "multi": {"over": {"var": "rows"}, "mode": "parallel"},
    "loop": {"until": {">=": [{"var": "_vars.group.round"}, 1]}, "max": 3},
}


@pytest.mark.parametrize("kind", KINDS)
def test_work_inside_of_a_container_moves_with_it(kind: str) -> None:
    world = World(grouped(kind, **KINDS[kind]), {"rows": ["a", "b"]})
    world.send(Start(), Facts(world.values, user=9), 0)
    other = grouped(kind, inner="look", **KINDS[kind])
    assert world.state
    done = migrate(plan(world.flow, other, {"check": "look"}), world.state, "new", 5)
    assert isinstance(done, Moved)
    assert {each.node for each in done.state.tasks} == {"look"}
    world.flow, world.saved = other, json.dumps(state_to_json(done.state))
    for each in done.state.open_tasks():
        world.send(Act(each.id, "ok", 7), replace(DESK, values=world.values), 9)
    assert world.state
    assert world.state.status == "ended"


@pytest.mark.parametrize("kind", KINDS)
def test_work_does_not_move_into_another_container_or_out_of_its_own(kind: str) -> None:
    world = World(grouped(kind, **KINDS[kind]), {"rows": ["a", "b"]})
    world.send(Start(), Facts(world.values, user=9), 0)
    other = grouped("loop" if kind == "scope" else "scope", **(KINDS["loop"] if kind == "scope" else {}))
    assert world.state
    done = migrate(plan(world.flow, other, {}), world.state, "new", 5)
    assert isinstance(done, Blocked)
    assert {reason.code for reason in done.reasons} >= {"other_branches"}


def undoable(*, kept: bool, waits: bool = False) -> Any:
    """A scope whose first step can be undone, as long as that is `kept`; undoing it may be somebody's work."""
    around = {"in": "group"}
    undo = [
        {**node("undo", "boundary", event="compensate"), **around, "on": "book"},
        {**node("undone", "end"), **around},
    ]
    step = [{**task("free"), **around}] if waits else []
    nodes = [START, END, node("group", "scope"), {**task("book"), **around}, {**task("pay"), **around}]
    nodes += [
        {**node("over", "end"), **around},
        {**node("late", "boundary", event="timer", after=60, undo=True), "on": "group"},
    ]
    edges = ["start > group", "group.inside > book", "book.ok > pay", "pay.ok > over", "group > end", "late > end"]
    if kept:
        nodes += [*undo, *step]
        edges += ["undo > free", "free.ok > undone"] if waits else ["undo > undone"]
    return flow_of({"nodes": nodes, "edges": edges})


def begun_with(flow: Any, *signals: Any) -> World:
    world = World(flow)
    world.send(Start(), Facts({}, user=9), 0)
    for signal in signals:
        world.send(signal, DESK, 1)
    return world


def test_what_could_no_longer_be_undone_blocks() -> None:
    world = begun_with(undoable(kept=True), Act(5, "ok", 7))
    assert world.state
    assert isinstance(migrate(plan(world.flow, undoable(kept=True), {}), world.state, "new", 5), Moved)
    done = migrate(plan(world.flow, undoable(kept=False), {}), world.state, "new", 5)
    assert isinstance(done, Blocked)
    assert [(reason.code, reason.node) for reason in done.reasons] == [("undo_gone", "group")]


def test_what_is_being_undone_blocks_until_it_is_over() -> None:
    flow = undoable(kept=True, waits=True)
    world = begun_with(flow, Act(5, "ok", 7), TimerFired(4))
    assert world.state
    done = migrate(plan(flow, undoable(kept=True, waits=True), {}), world.state, "new", 70)
    assert isinstance(done, Blocked)
    assert "undoing" in {reason.code for reason in done.reasons}
