"""Events on the border of a step whose instance moves to another release: kept, dropped, or set up anew."""

import json
from typing import Any

from engines.flow.migrate import Moved, migrate
from engines.flow.signals import Facts, Message, SetUp, Start
from engines.flow.state_json import state_to_json
from engines.flow.surroundings import plan
from engines.flow.trace import Advanced
from engines.needs import Refusal
from tests.flow.test_migrate import END, START, moved, task
from tests.flow.world import World, flow_of


def bordered(*borders: dict[str, Any]) -> Any:
    """A task with these events on its border."""
    events = [
        {"id": f"event_{at}", "type": "boundary", "on": "check", "config": each} for at, each in enumerate(borders)
    ]
    edges = ["start > check", "check.ok > end", *(f"{each['id']} > end" for each in events)]
    types = {"off": "boolean"}
    return flow_of({"nodes": [START, task("check"), *events, END], "edges": edges, "types": types})


def test_events_on_a_border_move_with_their_node() -> None:
    """A timer keeps the time that has passed, one that is new starts now, one that is gone is dropped."""
    after = [{"event": "timer", "after": 60}, {"event": "message", "message": {"name": "news"}}]
    world = World(bordered(*after), {"_number": "T1"})
    world.send(Start(), Facts(world.values, user=9), 0)
    assert world.state
    longer = bordered({"event": "timer", "after": 90}, after[1], {"event": "timer", "after": 10})
    done = migrate(plan(world.flow, longer, {}), world.state, "new", 5)
    assert isinstance(done, Moved)
    assert [(each.node, each.at) for each in done.state.timers] == [("event_0", 90), ("event_2", 15)]
    assert [each.node for each in done.state.catches] == ["event_1"]
    none = migrate(plan(world.flow, bordered(), {}), world.state, "new", 5)
    assert isinstance(none, Moved)
    assert (none.state.timers, none.state.catches) == ((), ())


def arrived(new: Any, done: Any, world: World, now: int = 5) -> Advanced:
    """What comes of an instance that has moved, once its new events are set up."""
    world.flow, world.saved = new, json.dumps(state_to_json(done.state))
    outcome = world.send(SetUp(done.waits), Facts(world.values), now)
    assert isinstance(outcome, Advanced)
    return outcome


PAID = {"event": "message", "message": {"name": "paid"}}
OFF = {"event": "condition", "when": {"==": [{"var": "off"}, True]}}


def waiting(*borders: dict[str, Any], **values: Any) -> World:
    world = World(bordered(*borders), {"_number": "T1", **values})
    world.send(Start(), Facts(world.values, user=9), 0)
    return world


def test_a_message_on_the_border_that_is_new_is_waited_for_from_then_on() -> None:
    world, new = waiting(), bordered(PAID)
    done = moved(world.flow, new, world)
    assert (done.waits, done.state.catches) == (((1, "event_0"),), ())
    came = arrived(new, done, world)
    [catch] = came.state.catches
    assert (catch.node, catch.message, catch.key, catch.token) == ("event_0", "paid", "T1", 1)
    over = world.send(Message(catch.id), Facts(world.values), 9)
    assert isinstance(over, Advanced)
    assert over.state.status == "ended"


def test_a_message_that_came_before_the_move_is_taken_at_once() -> None:
    world, new = waiting(), bordered(PAID)
    world.people = {"buffered": [[4, "paid", "T1", {}]]}
    came = arrived(new, moved(world.flow, new, world), world)
    assert (came.state.status, [type(each).__name__ for _, each in came.effects]) == ("ended", ["TakeMessage"])


def test_an_event_that_now_waits_for_something_else_is_set_up_anew() -> None:
    world = waiting(PAID, OFF)
    other = {"event": "message", "message": {"name": "paid", "key": {"cat": ["K", {"var": "_number"}]}}}
    new = bordered(other, {**OFF, "when": {"==": [{"var": "off"}, False]}})
    done = moved(world.flow, new, world)
    assert (done.waits, done.state.catches) == (((1, "event_0"), (1, "event_1")), ())
    [catch] = arrived(new, done, world).state.catches
    assert catch.key == "KT1"
    same = moved(new, new, world)
    assert (same.waits, same.state.catches) == ((), (catch,))


def test_an_event_that_was_a_time_and_is_a_message_now_keeps_no_timer() -> None:
    world = waiting({"event": "timer", "after": 60})
    new = bordered(PAID)
    done = moved(world.flow, new, world)
    assert (done.state.timers, [(each.before, each.after) for each in done.clocks]) == ((), [(60, None)])
    assert [each.message for each in arrived(new, done, world).state.catches] == ["paid"]


def test_a_condition_on_the_border_that_holds_already_happens_with_the_move() -> None:
    world, new = waiting(off=True), bordered(OFF)
    assert arrived(new, moved(world.flow, new, world), world).state.status == "ended"
    calm = waiting(off=False)
    came = arrived(new, moved(calm.flow, new, calm), calm)
    assert (came.state.status, came.steps) == ("running", ())


def test_a_message_without_a_key_cannot_be_set_up() -> None:
    world, new = waiting(), bordered(PAID)
    done = moved(world.flow, new, world)
    world.flow, world.saved = new, json.dumps(state_to_json(done.state))
    world.values["_number"] = None
    refused = world.send(SetUp(done.waits), Facts(world.values), 5)
    assert isinstance(refused, Refusal)
    assert refused.code == "no_key"
