"""Every case of tests/cases/flow: a flow, signals, and after each of them what must be so."""

import json
from collections.abc import Callable, Mapping
from dataclasses import asdict, replace
from pathlib import Path
from typing import Any

import pytest

from engines.effects import RaiseIncident
from engines.errors import BadDefinition, Problem
from engines.flow.flow import NODES
from engines.flow.people import may_act
from engines.flow.signals import (
    Act,
    AddSigner,
    Changed,
    Claim,
    Delegate,
    Facts,
    Message,
    Release,
    RemoveSigner,
    Retry,
    SendBack,
    Signal,
    Skip,
    Start,
    Tick,
    TimerFired,
    Transfer,
    Urge,
    Withdraw,
)
from engines.flow.state import FlowState, Task
from engines.flow.trace import Advanced, Step
from engines.needs import Refusal
from tests.flow.world import World, flow_of

FOLDER = Path(__file__).parents[1] / "cases" / "flow"
CASES = [
    pytest.param(case, id=f"{file.stem}: {case['description']['en']}")
    for file in sorted(FOLDER.glob("*.json"))
    for case in json.loads(file.read_text(encoding="utf-8"))
]
PLAYED = [case for case in CASES if "when" in case.values[0]]
CHECKED = [case for case in CASES if "problems" in case.values[0]]


@pytest.mark.parametrize("case", PLAYED)
def test_a_flow_goes_as_its_case_tells(case: Mapping[str, Any]) -> None:
    goes_as_told(case)


def goes_as_told(case: Mapping[str, Any]) -> None:
    """Play the case and compare after every signal."""
    world = World(flow_of(case), dict(case.get("values", {})), case.get("answers", {}))
    for step in case["when"]:
        world.values |= step.get("values", {})
        world.people = step.get("answers", world.people)
        away = {int(user): deputy for user, deputy in step.get("away", {}).items()}
        facts = replace(facts_of(step.get("as", ""), world.values), away=away)
        outcome = world.send(signal_of(step, world.state, facts), facts, step["at"])
        if "refused" in step["then"] or isinstance(outcome, Refusal):
            assert isinstance(outcome, Refusal)
            assert outcome.code == step["then"].get("refused")
        else:
            agrees(outcome, step["then"], world.rounds)


@pytest.mark.parametrize("case", CHECKED)
def test_what_is_wrong_with_a_flow_is_said_where_it_is_wrong(case: Mapping[str, Any]) -> None:
    problems = problems_of(case)
    found = [{"code": problem.code, "pointer": problem.pointer} for problem in problems]
    assert sorted(found, key=str) == sorted(case["problems"], key=str)
    assert all(problem.document == "flow/test" for problem in problems)
    assert all(problem.message.zh != problem.message.en for problem in problems)


def test_every_node_has_its_case_file() -> None:
    assert {file.stem for file in FOLDER.glob("*.json")} == {*NODES, "check"}


def problems_of(case: Mapping[str, Any]) -> tuple[Problem, ...]:
    try:
        flow_of(case)
    except BadDefinition as bad:
        return bad.problems
    return ()


def facts_of(who: str, values: Mapping[str, Any]) -> Facts:
    """Read "7@service" (a member), "1!" (a supervisor), "customer", or nobody."""
    if who == "customer":
        return Facts(values, customer=True)
    user, _, group = who.rstrip("!").partition("@")
    return Facts(values, frozenset({group} - {""}), int(user) if user else None, supervisor=who.endswith("!"))


BY_TASK: Mapping[str, Callable[[int, Facts, Mapping[str, Any]], Signal]] = {
    "claim": lambda task, facts, said: Claim(task, facts.user or 0),
    "release": lambda task, facts, said: Release(task),
    "transfer": lambda task, facts, said: Transfer(task, said.get("user"), said.get("group")),
    "add_signer": lambda task, facts, said: AddSigner(task, said.get("user"), said["how"]),
    "remove_signer": lambda task, facts, said: RemoveSigner(task, said.get("user")),
    "delegate": lambda task, facts, said: Delegate(task, said.get("user")),
    "send_back": lambda task, facts, said: SendBack(task, said.get("comment", "")),
    "withdraw": lambda task, facts, said: Withdraw(task),
    "urge": lambda task, facts, said: Urge(task),
    "tick": lambda task, facts, said: Tick(task, said["item"]),
    "untick": lambda task, facts, said: Tick(task, said["item"], done=False),
}


def signal_of(step: Mapping[str, Any], state: FlowState | None, facts: Facts) -> Signal:
    for name in BY_TASK.keys() & step.keys():
        written = step[name] if isinstance(step[name], dict) else {"node": step[name]}
        return BY_TASK[name](task_at(state, written["node"], facts), facts, {**step, **written})
    match step:
        case {"start": True}:
            return Start()
        case {"act": written}:
            data, task = written.get("data", {}), task_at(state, written["node"], facts)
            return Act(task, written["action"], facts.user, data, written.get("comment", ""))
        case {"timer": node}:
            return TimerFired(next((timer.id for timer in state.timers if timer.node == node), 999) if state else 999)
        case {"message": {"name": name, "key": key, **rest}}:
            catches = [each.id for each in state.catches if (each.message, each.key) == (name, key)] if state else []
            return Message(next(iter(catches), 999), rest.get("data", {}))
        case {"changed": names}:
            return Changed(frozenset(names))
        case {"retry": node}:
            return Retry(token_at(state, node))
        case {"skip": written}:
            return Skip(token_at(state, written["node"]), written.get("port"))
        case _:
            raise AssertionError(step)


def task_at(state: FlowState | None, node: str, facts: Facts) -> int:
    """The task at `node` that is this person's, or else any."""
    assert state
    tasks = [task for task in state.tasks if task.node == node]
    mine = [task for task in tasks if may_act(task, facts)]
    still_open = [task for task in tasks if task.status == "open" and not already(tasks, facts)]
    return next((task.id for task in (*mine, *still_open, *tasks)), 999)


def already(tasks: list[Task], facts: Facts) -> bool:
    return any(task.user == facts.user and task.status != "open" for task in tasks if facts.user is not None)


def token_at(state: FlowState | None, node: str) -> int:
    return next((token.id for token in state.tokens if token.node == node), 999) if state else 999


def agrees(outcome: Advanced, then: Mapping[str, Any], rounds: int) -> None:
    """Compare all that `then` names."""
    state = outcome.state
    found = {
        "status": state.status,
        "rounds": rounds,
        "trace": [told(step) for step in outcome.steps],
        "results": [step.detail["result"] for step in outcome.steps if "result" in step.detail],
        "stuck": [token.node for token in state.tokens if token.status == "incident"],
        "open": list(dict.fromkeys(part.node for part in (*state.open_tasks(), *state.timers, *state.catches))),
        "incident": next((each.code for _, each in outcome.effects if isinstance(each, RaiseIncident)), None),
        "effects": [{"node": node, "do": type(effect).__name__, **asdict(effect)} for node, effect in outcome.effects],
        "tasks": [asdict(task) for task in state.tasks],
        "timers": [asdict(timer) for timer in state.timers],
        "catches": [asdict(catch) for catch in state.catches],
    }
    for name in ("effects", "tasks", "timers", "catches"):
        named = then.get(name, found[name])
        found[name] = [only(each, keys) for each, keys in zip(found[name], named, strict=True)]
    found["vars"] = {name: state.vars.get(name) for name in then.get("vars", ())}
    assert {name: found[name] for name in then} == then


def told(step: Step) -> str:
    return " ".join(part for part in (step.what, step.node, step.port) if part)


def only(part: Mapping[str, Any], keys: Mapping[str, Any]) -> dict[str, Any]:
    return {key: only(part[key], value) if isinstance(value, dict) else part[key] for key, value in keys.items()}
