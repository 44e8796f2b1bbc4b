"""The way of an instance as its history tells it: the same times as from the engine's own steps."""

from collections import Counter
from typing import Any

from hypothesis import given

from engines.flow.path import Fact, path, rework, variant, waits
from engines.flow.telling import told
from engines.flow.trace import Advanced, Step
from tests.flow.sound import SOUND
from tests.flow.test_properties import SIGNALS, begun, possible

NOW = 1_000


def test_a_task_waits_until_it_is_claimed_and_is_worked_on_until_it_is_left() -> None:
    facts = [
        Fact("a", "entered", 10),
        Fact("a", "claim", 40),
        Fact("a", "acted", 55, "ok"),
        Fact("a", "left", 55, "ok"),
    ]
    [stay] = path(facts)
    assert (stay.seconds(NOW), stay.work(NOW), stay.port) == (45, 15, "ok")


def test_what_is_still_going_on_lasts_until_now() -> None:
    [stay] = path([Fact("a", "entered", 10), Fact("a", "claim", 40)])
    assert (stay.left, stay.seconds(NOW), stay.work(NOW)) == (None, 990, 960)


def test_a_step_that_is_come_back_to_is_rework() -> None:
    facts = [
        *(Fact("a", "entered", 0), Fact("a", "left", 5), Fact("check", "passed", 5), Fact("b", "entered", 5)),
        *(Fact("b", "left", 9), Fact("check", "passed", 9), Fact("a", "entered", 9), Fact("a", "left", 12)),
    ]
    stays = path(facts)
    assert (rework(stays), variant(stays)) == (1, ("a", "b", "a"))
    assert [stay.node for stay in waits(stays)] == ["a", "b", "a"]


def test_a_step_that_was_stuck_and_tried_again_is_one_visit() -> None:
    stuck = Fact("a", "entered", 0, token=1), Fact("a", "incident", 0, token=1)
    [stay] = path([*stuck, Fact("a", "passed", 30, "out", 1)])
    assert (stay.seconds(NOW), stay.port) == (30, "out")
    facts = [*stuck, Fact("a", "entered", 30, token=1), Fact("a", "left", 50, token=1)]
    assert [each.seconds(NOW) for each in path(facts)] == [50]


def test_two_lines_of_work_in_one_step_are_two_visits() -> None:
    facts = [Fact("a", "entered", 0, token=1), Fact("a", "entered", 5, token=2), Fact("a", "left", 9, "ok", 2)]
    assert [stay.seconds(NOW) for stay in path(facts)] == [1000, 4]


def test_a_branch_that_was_cancelled_is_no_rework() -> None:
    facts = [Fact("a", "entered", 0), Fact("a", "cancelled", 7), Fact("a", "entered", 9), Fact("a", "left", 10)]
    stays = path(facts)
    assert (rework(stays), variant(stays), [stay.seconds(NOW) for stay in stays]) == (0, ("a",), [7, 1])


@given(SOUND, SIGNALS)
def test_the_times_equal_those_recomputed_token_by_token(case: Any, choices: list[int]) -> None:
    world = begun(case)
    steps, facts = list(world.steps), list(as_history(world.steps))
    for now, choice in enumerate(choices, 1):
        may = possible(world)
        if may:
            signal, known = may[choice % len(may)]
            world.values |= known.values
            outcome = world.send(signal, known, now)
            assert isinstance(outcome, Advanced)
            steps.extend(outcome.steps)
            facts.extend(as_history(list(outcome.steps)))
    seen: Counter[str] = Counter()
    for stay in path(facts):
        seen[stay.node] += stay.seconds(NOW)
    assert +seen == +by_token(steps)


def as_history(steps: list[Step]) -> list[Fact]:
    """The steps of one advance as the history keeps them."""
    return [Fact(step.node, kind, step.at, step.port, step.token) for kind, step in told(steps)]


def by_token(steps: list[Step]) -> Counter[str]:
    """The seconds in each node, from each token's own comings and goings."""
    seconds: Counter[str] = Counter()
    here: dict[int, tuple[str, int]] = {}
    for step in steps:
        if step.what == "enter" and here.get(step.token, ("", 0))[0] != step.node:
            if step.token in here:
                seconds[here[step.token][0]] += step.at - here[step.token][1]
            here[step.token] = step.node, step.at
        elif step.what in ("leave", "cancel") and step.token in here:
            node, since = here.pop(step.token)
            seconds[node] += step.at - since
    for node, since in here.values():
        seconds[node] += NOW - since
    return seconds
