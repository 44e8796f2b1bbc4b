"""Random sound flows under random signals: no token lost, none doubled, every instance ends or waits visibly."""

import json
from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engines.errors import BadDefinition
from engines.flow.advance import advance
from engines.flow.favours import offers
from engines.flow.node import Flow
from engines.flow.signals import (
    Act,
    AddSigner,
    Changed,
    Claim,
    Facts,
    Message,
    SendBack,
    Signal,
    Skip,
    Start,
    TimerFired,
)
from engines.flow.state import FlowState, Task, Token
from engines.flow.state_json import state_from_json, state_to_json
from engines.flow.trace import Advanced, Step
from engines.flow.view import view
from engines.needs import Buffered, Member, Members, Refusal
from tests.flow.sound import SOUND
from tests.flow.world import World, flow_of

PEOPLE = {"members": {"finance": [[3, 0], [4, 0]], "service": [[7, 0]]}}
SERVICE = frozenset({"service"})
MOST_SIGNALS = 2_000
"""So many bring the longest flow to its end: lists of lists, in rounds."""

SIGNALS = st.lists(st.integers(0, 10_000), max_size=25)


@given(SOUND, SIGNALS)
def test_no_token_is_lost_none_doubled_and_every_instance_ends_or_waits_visibly(case: Any, choices: list[int]) -> None:
    world = begun(case)
    for now, choice in enumerate(choices):
        may = possible(world)
        if may:
            play(world, *may[choice % len(may)], now)
            nothing_lost_or_doubled(world)
    play_out(world, len(choices))
    assert world.state
    assert (world.state.status, world.state.tokens, world.state.open_tasks(), world.state.timers) == (
        "ended",
        (),
        (),
        (),
    )


@given(SOUND, SIGNALS)
def test_a_state_that_was_saved_and_restored_goes_on_as_if_it_had_never_been_away(
    case: Any, choices: list[int]
) -> None:
    world = begun(case)
    for now, choice in enumerate(choices):
        may = possible(world)
        if not may:
            return
        signal, facts = may[choice % len(may)]
        states = [
            world.state,
            as_loaded(world.state),
            state_from_json(json.loads(json.dumps(state_to_json(world.state)))),
        ]
        outcomes = [advance(world.flow, state, signal, facts, now, answers()) for state in states]
        assert outcomes[0] == outcomes[1] == outcomes[2]
        play(world, signal, facts, now)


@given(SOUND, SIGNALS, st.integers(0, 10_000))
def test_a_signal_that_comes_twice_is_refused_the_second_time(case: Any, choices: list[int], extra: int) -> None:
    world = begun(case)
    for now, choice in enumerate([*choices, extra]):
        may = possible(world)
        if not may:
            return
        signal, facts = may[choice % len(may)]
        play(world, signal, facts, now)
        before = world.saved
        if isinstance(signal, Skip | Changed) or is_beside(world, signal):
            continue  # a token may be stuck again further on; a change that comes twice moves nothing
        again = world.send(signal, facts, now)
        assert isinstance(again, Refusal)
        assert world.saved == before


@given(SOUND, SIGNALS)
def test_an_advance_leaves_the_state_it_came_from_as_it_was(case: Any, choices: list[int]) -> None:
    world = begun(case)
    for now, choice in enumerate(choices):
        may = possible(world)
        if not may:
            return
        state, (signal, facts) = world.state, may[choice % len(may)]
        assert state
        before = json.dumps(state_to_json(state))
        advance(world.flow, state, signal, facts, now, answers())
        assert json.dumps(state_to_json(state)) == before
        play(world, signal, facts, now)


@given(SOUND, SIGNALS)
def test_the_view_shows_where_the_work_is(case: Any, choices: list[int]) -> None:
    world = begun(case)
    for now, choice in enumerate(choices):
        may = possible(world)
        if may:
            play(world, *may[choice % len(may)], now)
        shown = {node["id"]: node["state"] for node in view(world.flow, world.state, world.steps)["nodes"]}
        assert world.state
        assert {node for node, state in shown.items() if state == "now"} == {token.node for token in world.state.tokens}
        assert set(shown) == set(world.flow.nodes)
        if world.state.status == "ended":
            assert set(shown.values()) <= {"done", "skipped"}


@given(SOUND, st.integers(0, 10_000))
def test_a_flow_that_lacks_an_edge_is_refused(case: Any, which: int) -> None:
    cut = which % len(case["edges"])
    with pytest.raises(BadDefinition) as refused:
        flow_of({**case, "edges": case["edges"][:cut] + case["edges"][cut + 1 :]})
    assert "unwired_port" in {problem.code for problem in refused.value.problems}


def begun(case: Any) -> World:
    world = World(flow_of(case), dict(case["values"]), PEOPLE)
    play(world, Start(), Facts(world.values, user=9), 0)
    nothing_lost_or_doubled(world)
    return world


def play(world: World, signal: Signal, facts: Facts, now: int) -> None:
    world.values |= facts.values
    outcome = world.send(signal, replace(facts, values=world.values), now)
    assert isinstance(outcome, Advanced)


def possible(world: World) -> list[tuple[Signal, Facts]]:
    """Everything that can happen next: each action of each task, each timer, and help for who is stuck."""
    assert world.state
    found: list[tuple[Signal, Facts]] = []
    for task in world.state.open_tasks():
        facts = Facts({}, SERVICE, 7 if task.user is None else task.user)
        work = world.flow.nodes[task.node].work_of(task)
        found.extend((Act(task.id, action.id, facts.user), facts) for action in work.actions)
        if task.group and task.user is None:
            found.append((Claim(task.id, 7), facts))
        found.extend(favours(world, task, facts))
    if any(world.flow.nodes[token.node].kind.type == "wait_condition" for token in world.state.tokens):
        found.append((Changed(frozenset({"n"})), Facts({"n": 1_000_000})))
    found.extend((TimerFired(timer.id), Facts({})) for timer in world.state.timers)
    found.extend((Message(catch.id), Facts({})) for catch in world.state.catches)
    found.extend((Skip(token.id), Facts({})) for token in world.state.tokens if token.status == "incident")
    return found


def is_beside(world: World, signal: Signal) -> bool:
    """Whether a message starts something beside the node, which it may do again."""
    catches = {catch.id: catch for catch in world.state.catches} if world.state else {}
    return isinstance(signal, Message) and signal.catch in catches


def favours(world: World, task: Task, facts: Facts) -> Iterator[tuple[Signal, Facts]]:
    """What the node allows besides, of which there is always a next time that is refused or a change."""
    assert world.state
    node, token = world.flow.nodes[task.node], next(each for each in world.state.tokens if each.id == task.token)
    offered = offers(node, token, task, facts)
    if "add_signer" in offered and not any(each.user == 60 + task.id for each in world.state.tasks):
        how = ("before", "after", "parallel")[task.id % 3]
        yield AddSigner(task.id, 60 + task.id, how), facts
    if "send_back" in offered and (node.extras and node.extras.back and node.extras.back.to == "starter"):
        yield SendBack(task.id), facts


def play_out(world: World, now: int) -> None:
    """Always do the first thing that can be done, which leads on: so every flow comes to its end."""
    world.send(Changed(frozenset({"n"})), Facts(world.values), now)
    for _ in range(MOST_SIGNALS):
        may = [each for each in possible(world) if leads_on(world, each[0])]
        if not may:
            return
        play(world, *may[0], now)
        nothing_lost_or_doubled(world)


def leads_on(world: World, signal: Signal) -> bool:
    """Whether it cannot be done for ever: a message may start something beside a node again and again."""
    if isinstance(signal, Message) and world.state:
        catch = next(each for each in world.state.catches if each.id == signal.catch)
        node = world.flow.nodes[catch.node]
        return node.on is None or bool(node.plan.interrupting)
    return not isinstance(signal, Claim | AddSigner | SendBack)


def answers() -> dict[Any, Any]:
    members = {Members(group): tuple(Member(*each) for each in known) for group, known in PEOPLE["members"].items()}
    return {**members, Buffered("news", "all"): (), Buffered("over", "all"): ()}


def as_loaded(state: FlowState | None) -> FlowState:
    """The state as a database gives it back: open tasks, and closed ones of living tokens."""
    assert state
    living = {token.id for token in state.tokens}
    tasks = tuple(task for task in state.tasks if task.status == "open" or task.token in living)
    return replace(state, tasks=tasks)


def nothing_lost_or_doubled(world: World) -> None:
    state = world.state
    assert state
    born, gone = born_and_gone(world.steps)
    living = [token.id for token in state.tokens]
    assert len(gone) == len(set(gone))
    assert sorted([*living, *gone]) == sorted(born)
    assert len(born) == len(set(born))
    assert all(waits_visibly(world.flow, state, token) for token in state.tokens)
    due = [task for task in state.tasks if task.is_due]
    for part in (*due, *state.timers, *state.catches):
        host = world.flow.nodes[part.node].on or part.node
        assert [token.node for token in state.tokens if token.id == part.token] == [host]
    places = [(token.node, tuple(token.path)) for token in state.tokens if not is_join(world.flow, token)]
    assert len(places) == len(set(places)) or any(node.kind.role == "merge" for node in world.flow.nodes.values())
    assert (state.status == "ended") == (not state.tokens)
    joined = [step for step in world.steps if role_of(world.flow, step.node) == "join" and step.port]
    split = [step for step in world.steps if role_of(world.flow, step.node) == "fork" and step.what == "leave"]
    assert len(joined) <= len(split)


def born_and_gone(steps: Iterable[Step]) -> tuple[list[int], list[int]]:
    """The tokens that were ever made, and those whose way is over, by the trace alone."""
    born, gone = [1], []
    for step in steps:
        assert step.token not in gone
        if step.what == "cancel" or (step.what == "leave" and step.port is None):
            gone.append(step.token)
        into = step.detail.get("into", ())
        born.extend(each for each in into if each not in born)
    return born, gone


def waits_visibly(flow: Flow, state: FlowState, token: Token) -> bool:
    if is_join(flow, token):
        depth = len(token.path)
        others = [other for other in state.tokens if token.path[-1] in other.path and other.node != token.node]
        held = any(token.node in other.memo.get("blocks", ()) for other in state.tokens)
        return token.late < depth and (held or any(other.late < depth for other in others))
    if token.status == "incident":
        return state.status == "incident"
    if flow.nodes[token.node].kind.type == "wait_condition":
        return True
    if flow.nodes[token.node].kind.holds:
        return any(token.id in other.path for other in state.tokens)
    return any(part.token == token.id for part in (*state.open_tasks(), *state.timers, *state.catches))


def is_join(flow: Flow, token: Token) -> bool:
    return role_of(flow, token.node) in ("join", "merge")


def role_of(flow: Flow, node: str) -> str:
    return flow.nodes[node].kind.role
