"""Mending what a stuck step stumbled over: what earlier steps brought, where the step sees it, and nothing else."""

from typing import Any

import pytest

from engines.flow.advance import advance
from engines.flow.mending import Mend, Mended, mend, mendable
from engines.flow.signals import Act, Facts, Message, Retry, Start
from engines.flow.state import Token
from engines.flow.trace import Advanced
from engines.kinds import Text
from tests.flow.test_migrate import END, START, node, task
from tests.flow.world import World, flow_of

WHEN = [{"id": "when", "type": "instant"}, {"id": "why", "type": "text"}]


def told(name: str, key: Any = None, **around: Any) -> dict[str, Any]:
    message = {"name": name, "data": WHEN, **({"key": key} if key else {})}
    return {**node(name, "wait_message", message=message), **around}


def pause(until: str, **around: Any) -> dict[str, Any]:
    return {**node("pause", "delay", until={"var": until}), **around}


def one_after_the_other() -> World:
    """Somebody decides, a message brings no instant, and the pause until then is stuck."""
    nodes = [START, task("check"), told("news"), pause("_vars.news.when"), END]
    edges = ["start > check", "check.ok > news", "news > pause", "pause > end"]
    world = World(flow_of({"nodes": nodes, "edges": edges}), {"_number": "T1"})
    world.send(Start(), Facts(world.values, user=9), 0)
    world.send(Act(2, "ok", 7), Facts(world.values, frozenset({"desk"}), 7), 1)
    hear(world)
    return world


def each_row() -> World:
    """The same for every row of a list, side by side."""
    around = {"in": "group"}
    inside = [told("news", {"var": "_vars.group.item"}, **around), pause("_vars.news.when", **around)]
    over = {**node("over", "end"), **around}
    nodes = [START, END, node("group", "multi", over={"var": "rows"}, mode="parallel"), *inside, over]
    edges = ["start > group", "group.inside > news", "news > pause", "pause > over", "group > end"]
    world = World(flow_of({"nodes": nodes, "edges": edges, "types": {"rows": {"list": "text"}}}), {"rows": ["a", "b"]})
    world.send(Start(), Facts(world.values, user=9), 0)
    hear(world)
    return world


def hear(world: World) -> None:
    """Every message that is waited for comes, without what it should bring."""
    assert world.state is not None
    for catch in world.state.catches:
        world.send(Message(catch.id, {"why": "soon"}), Facts(world.values), 2)


def stuck(world: World) -> list[Token]:
    assert world.state is not None
    return [each for each in world.state.tokens if each.status == "incident"]


def mended(world: World, token: Token, **given: Any) -> Mended:
    assert world.state is not None
    done = mend(world.flow, world.state, token, given)
    assert isinstance(done, Mended), done
    return done


def test_a_part_is_written_and_the_rest_of_what_was_brought_stays() -> None:
    world = one_after_the_other()
    [token] = stuck(world)
    done = mended(world, token, news={"when": 50})
    assert done.changes == (Mend("news", "when", None, 50),)
    assert done.state.vars["news"] == {"when": 50, "why": "soon"}
    assert done.state.vars["check"] == {"action": "ok", "by": 7, "at": 1}
    assert mended(world, token, news={"why": "soon"}).changes == ()


def test_what_is_mended_lets_the_step_go_on() -> None:
    world = one_after_the_other()
    [token] = stuck(world)
    done = mended(world, token, news={"when": 50})
    after = advance(world.flow, done.state, Retry(token.id), Facts(world.values), 3)
    assert isinstance(after, Advanced)
    assert (after.state.status, [each.at for each in after.state.timers]) == ("running", [50])


def test_of_a_for_each_only_the_own_item_is_seen_and_written() -> None:
    world = each_row()
    one, other = stuck(world)
    assert world.state is not None
    assert mendable(world.flow, world.state.vars, one) == {
        "group": {"item": "a"},
        "news": {"when": None, "why": "soon"},
    }
    done = mended(world, one, news={"when": 50}, group={"item": "c"})
    assert mendable(world.flow, done.state.vars, one)["news"]["when"] == 50
    assert mendable(world.flow, done.state.vars, other) == mendable(world.flow, world.state.vars, other)
    assert "news" not in done.state.vars


@pytest.mark.parametrize(
    ("given", "pointer", "code"),
    [
        ({"nothing": {"a": 1}}, "/vars/nothing", "unknown_variable"),
        ({"_starter": {"user": 1}}, "/vars/_starter", "unknown_variable"),
        ({"_frames": {}}, "/vars/_frames", "unknown_variable"),
        ({"_approved": [1]}, "/vars/_approved", "unknown_variable"),
        ({"news": {"who": 1}}, "/vars/news/who", "unknown_variable"),
        ({"news": 5}, "/vars/news", "no_parts"),
        ({"news": {"when": "soon"}}, "/vars/news/when", "wrong_type"),
        ({"news": {"when": True}}, "/vars/news/when", "wrong_type"),
        ({"check": {"action": "no"}}, "/vars/check/action", "decided"),
        ({"check": {"by": 1}}, "/vars/check/by", "decided"),
    ],
)
def test_what_is_not_the_steps_to_see_or_is_history_is_refused_with_its_place(
    given: Any, pointer: str, code: str
) -> None:
    world = one_after_the_other()
    [token] = stuck(world)
    assert world.state is not None
    wrong = mend(world.flow, world.state, token, given)
    assert isinstance(wrong, tuple)
    assert [(each.pointer, each.code) for each in wrong] == [(pointer, code)]
    assert all(isinstance(each.text, Text) and each.text.zh != each.text.en for each in wrong)


@pytest.mark.parametrize("part", ["index", "total", "done", "counted"])
def test_the_counts_of_a_for_each_are_the_flows_own(part: str) -> None:
    world = each_row()
    assert world.state is not None
    wrong = mend(world.flow, world.state, stuck(world)[0], {"group": {part: 0}})
    assert isinstance(wrong, tuple)
    assert [each.code for each in wrong] == ["unknown_variable"]


def test_all_that_is_wrong_is_told_at_once_and_nothing_is_written() -> None:
    world = one_after_the_other()
    assert world.state is not None
    wrong = mend(world.flow, world.state, stuck(world)[0], {"news": {"when": "x", "why": "ok"}, "gone": {}})
    assert isinstance(wrong, tuple)
    assert [each.pointer for each in wrong] == ["/vars/news/when", "/vars/gone"]
