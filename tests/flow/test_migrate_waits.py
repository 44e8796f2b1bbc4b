"""Every case of tests/cases/flow/migration: an instance waits, moves to another release, and waits there."""

import json
from collections.abc import Mapping
from dataclasses import asdict
from typing import Any

import pytest

from engines.flow.arriving import heard, instants
from engines.flow.migrate import Blocked, Moved, migrate
from engines.flow.node import Flow
from engines.flow.signals import Facts, SetUp
from engines.flow.state_json import state_to_json
from engines.flow.surroundings import plan
from engines.flow.trace import Advanced
from engines.needs import Refusal
from tests.flow.test_cases import FOLDER, agrees, facts_of, signal_of
from tests.flow.world import World, flow_of

CASES = [
    pytest.param(case, id=f"{file.stem}: {case['description']['en']}")
    for file in sorted((FOLDER / "migration").glob("*.json"))
    for case in json.loads(file.read_text(encoding="utf-8"))
]


@pytest.mark.parametrize("case", CASES)
def test_what_an_instance_waits_for_moves_as_its_case_tells(case: Mapping[str, Any]) -> None:
    world = World(flow_of(case), dict(case.get("values", {})), case.get("answers", {}))
    for step in case["when"]:
        world.values |= step.get("values", {})
        world.people = step.get("answers", world.people)
        if "migrate" in step:
            moves_as_told(world, other_release(case, step["migrate"]), step)
            continue
        facts = facts_of(step.get("as", ""), world.values)
        outcome = world.send(signal_of(step, world.state, facts), facts, step["at"])
        assert isinstance(outcome, Advanced)
        agrees(outcome, step["then"], world.rounds)


def other_release(case: Mapping[str, Any], written: Mapping[str, Any]) -> Flow:
    """The flow of the case with these settings of some nodes, or with other nodes and edges."""
    configs = written.get("config", {})
    nodes = [{**each, "config": configs.get(each["id"], each.get("config", {}))} for each in case["nodes"]]
    return flow_of({**case, "nodes": nodes, **{name: written[name] for name in ("nodes", "edges") if name in written}})


def moves_as_told(world: World, new: Flow, step: Mapping[str, Any]) -> None:
    """Move it, set up what it waits for there, and compare; refused, it stays as it was, on the old release."""
    assert world.state is not None
    then, saved, old = dict(step["then"]), world.saved, world.flow
    moved = migrate(plan(old, new, step["migrate"].get("map", {})), world.state, "new", step["at"])
    if isinstance(moved, Blocked):
        assert [reason.code for reason in moved.reasons] == then["blocked"]
        return
    assert isinstance(moved, Moved)
    world.flow, world.saved = new, json.dumps(state_to_json(moved.state))
    came = world.send(SetUp(moved.waits), Facts(world.values), step["at"])
    if isinstance(came, Refusal):
        assert [came.code] == then["blocked"]
        world.flow, world.saved = old, saved
        return
    told = [[each.node, "now" if each.now else each.message, each.key] for each in heard(moved, came)]
    clocks = [[each.node, each.before, each.after] for each in (*moved.clocks, *instants(moved, came))]
    assert told == then.pop("heard", [])
    assert clocks == then.pop("clocks", [])
    agrees(came, then, world.rounds)


def test_what_stays_as_it_was_waits_on_undisturbed() -> None:
    """Moving each case to the release that it is on changes nothing, at any of its steps."""
    for case in (each.values[0] for each in CASES):
        world = World(flow_of(case), dict(case.get("values", {})), case.get("answers", {}))
        start = next(step for step in case["when"] if "start" in step)
        world.send(signal_of(start, None, Facts({})), Facts(world.values), start["at"])
        assert world.state is not None
        same = migrate(plan(world.flow, flow_of(case), {}), world.state, "new", 50)
        assert isinstance(same, Moved), asdict(same)
        assert (same.state, same.clocks, same.waits) == (world.state, (), ())
