"""The clocks of promises: whatever happens to a record, they agree with one that counts every second anew."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from engines import definition
from engines.calendar import ALWAYS, Calendar, is_open
from engines.effects import PauseSla, StartSla, StopSla
from engines.errors import BadDefinition
from engines.kinds import Text
from engines.logic.system import SYSTEM
from engines.rule.policy import Around
from engines.rule.sla.clock import Clock, counted
from engines.rule.sla.reading import SlaPolicy, read_sla
from engines.rule.sla.tick import Occasion, Ticked, tick

DAY = 86_400
LUNCH = Calendar("office", Text("办公", "office"), 0, (((100, 400), (700, 1000)),) * 7, {1: (), 2: ((0, 2000),)})
"""Short days, so that a test crosses many of them: one is a holiday, one is long."""
NIGHT = Calendar("night", Text("夜班", "night"), 3600, (((0, 500),),) * 7, {})
CALENDARS = {"office": LUNCH, "night": NIGHT}
AROUND = Around(types=SYSTEM, forms={"ticket": SYSTEM}, groups=("desk",), calendars=CALENDARS)


def policy(key: str = "standard", **body: Any) -> SlaPolicy:
    """A policy for tickets with this body."""
    words = {"kind": "sla", "key": key, "version": 1, "name": {"zh": key, "en": key}, "body": {"form": "ticket"} | body}
    return read_sla(definition.read(json.dumps(words).encode(), f"sla/{key}"), AROUND)


STANDARD = policy(
    calendar="office",
    order=20,
    targets=[
        {"id": "urgent", "priorities": ["urgent"], "resolution": 500, "first_response": 60},
        {"id": "all", "resolution": 1500, "first_response": 200, "next_response": 100},
    ],
    warn={"before": 100, "then": []},
)
BIG = policy(
    "big", calendar="night", order=10, when={"==": [{"var": "_group"}, "big"]}, targets=[{"id": "a", "resolution": 900}]
)


def values(**more: Any) -> dict[str, Any]:
    return {"_status_category": "new", "_priority": "normal", "_group": "desk"} | {f"_{k}": v for k, v in more.items()}


def turn(clocks: Mapping[str, Clock], now: int, occasion: Mapping[str, Any], **more: Any) -> Ticked:
    return tick((BIG, STANDARD), CALENDARS, clocks, Occasion(occasion, now, **more))


def test_a_new_record_starts_two_clocks_and_is_due_with_the_nearer() -> None:
    ticked = turn({}, 50, values())
    assert {name: clock.due_at for name, clock in ticked.clocks.items()} == {
        "first_response": 300,
        "resolution": 2 * DAY + 900,
    }
    assert ticked.due_at == 300
    assert ticked.clocks["resolution"].warn_at == 2 * DAY + 800
    assert ticked.next_at == 200


def test_the_warning_and_the_breach_come_at_their_very_second() -> None:
    clocks = turn({}, 50, values()).clocks
    assert turn(clocks, 199, values()).happened == ()
    warned = turn(clocks, 200, values())
    assert [(each.what, each.at) for each in warned.happened] == [("warned", 200)]
    assert turn(warned.clocks, 299, values()).happened == ()
    broken = turn(warned.clocks, 300, values())
    assert [(each.what, each.at) for each in broken.happened] == [("breached", 300)]
    assert turn(broken.clocks, 301, values()).happened == ()


def test_an_answer_in_the_due_second_is_in_time_and_one_later_is_not() -> None:
    clocks = turn({}, 50, values()).clocks
    in_time = turn(clocks, 300, values(first_response_at=300))
    assert [each.what for each in in_time.happened] == ["met"]
    late = turn(clocks, 301, values(first_response_at=301))
    assert [(each.what, each.at) for each in late.happened] == [("breached", 300), ("met", 301)]


def test_a_late_runner_notes_the_second_at_which_it_broke() -> None:
    clocks = turn({}, 50, values()).clocks
    [warned, broken] = turn(clocks, 99_999, values()).happened[:2]
    assert (warned.at, broken.at) == (200, 300)


def test_while_the_customer_is_waited_for_no_time_passes() -> None:
    clocks = turn({}, 50, values(first_response_at=50)).clocks
    paused = turn(clocks, 200, values(first_response_at=50, status_category="pending"))
    assert (paused.clocks["resolution"].state, paused.due_at, paused.next_at) == ("paused", None, None)
    assert turn(paused.clocks, 5 * DAY, values(first_response_at=50, status_category="pending")).happened == ()
    again = turn(paused.clocks, 5 * DAY, values(first_response_at=50, status_category="open")).clocks["resolution"]
    assert (again.elapsed, again.state) == (100, "running")


def test_a_reply_is_promised_from_the_first_question_that_is_open() -> None:
    clocks = turn({}, 150, values(first_response_at=150)).clocks
    asked = turn(clocks, 200, values(first_response_at=150), asked=True).clocks
    assert asked["next_response"].due_at == 300
    again = turn(asked, 250, values(first_response_at=150), asked=True).clocks
    assert again["next_response"].due_at == 300
    answered = turn(again, 260, values(first_response_at=150), answered=True)
    assert (answered.clocks["next_response"].state, answered.clocks["next_response"].elapsed) == ("met", 60)
    anew = turn(answered.clocks, 300, values(first_response_at=150), asked=True).clocks["next_response"]
    assert (anew.elapsed, anew.started_at, anew.due_at) == (0, 300, 400)


def test_a_question_before_the_first_response_is_under_the_first_promise() -> None:
    assert "next_response" not in turn({}, 150, values(), asked=True).clocks


def test_another_policy_keeps_what_has_elapsed() -> None:
    """150 open seconds of the day until 250; then the night counts, and what is left of its target."""
    clocks = turn({}, 100, values(first_response_at=1)).clocks
    moved = turn(clocks, 250, values(first_response_at=1, group="big")).clocks["resolution"]
    assert (moved.policy, moved.elapsed, moved.target) == ("big", 150, 900)
    assert moved.due_at == (2 * DAY - 3600) + 250  # nights 1 and 2 from 23:00 UTC: 500 s, then 250 s
    assert moved.held == {"desk": 150}


def test_a_shorter_target_than_what_has_elapsed_is_broken_at_once() -> None:
    clocks = turn({}, 100, values(first_response_at=1)).clocks
    moved = turn(clocks, 2 * DAY + 700, values(first_response_at=1, priority="urgent"))
    assert moved.clocks["resolution"].due_at == 2 * DAY + 700
    assert moved.next_at == 2 * DAY + 700
    broken = turn(moved.clocks, 2 * DAY + 700, values(first_response_at=1, priority="urgent"))
    assert [(each.what, each.at) for each in broken.happened if each.what == "breached"] == [
        ("breached", 2 * DAY + 700)
    ]


def test_an_opened_again_record_goes_on_where_it_stopped() -> None:
    clocks = turn({}, 100, values(first_response_at=1)).clocks
    solved = turn(clocks, 300, values(first_response_at=1, status_category="solved")).clocks
    assert (solved["resolution"].state, solved["resolution"].elapsed) == ("met", 200)
    again = turn(solved, 10 * DAY + 100, values(first_response_at=1, status_category="open")).clocks["resolution"]
    assert (again.elapsed, again.state, again.ended_at) == (200, "running", None)


def test_an_action_pauses_stops_and_restarts_a_clock() -> None:
    clocks = turn({}, 100, values()).clocks
    paused = turn(clocks, 200, values(), orders=(PauseSla("standard"),)).clocks
    assert {clock.state for clock in paused.values()} == {"paused"}
    assert turn(paused, 250, values(status_category="open")).clocks["resolution"].state == "paused"
    on = turn(paused, 300, values(), orders=(StartSla("standard"),)).clocks
    assert (on["resolution"].state, on["resolution"].elapsed) == ("running", 100)
    stopped = turn(on, 350, values(), orders=(StopSla("standard"),)).clocks
    assert {clock.state for clock in stopped.values()} == {"stopped"}
    assert turn(stopped, 360, values()).clocks["resolution"].state == "stopped"
    anew = turn(stopped, 380, values(), orders=(StartSla("", ("resolution",), restart=True),)).clocks
    assert (anew["resolution"].elapsed, anew["resolution"].started_at) == (0, 380)
    assert anew["first_response"].state == "stopped"


MOVES = st.fixed_dictionaries(
    {
        "wait": st.integers(0, 1500),
        "status_category": st.sampled_from(["new", "open", "pending", "on_hold", "solved"]),
        "group": st.sampled_from(["desk", "stock", "big"]),
        "priority": st.sampled_from(["normal", "urgent"]),
    }
)


@given(st.lists(MOVES, min_size=1, max_size=12), st.booleans())
@settings(max_examples=200, deadline=None)
def test_elapsed_time_and_every_groups_share_are_those_of_a_second_by_second_count(
    moves: list[dict[str, Any]], runner: bool
) -> None:
    """Whether the runner looks in between or not, and whatever policy, priority, status and group come and go."""
    now, clocks, state = 0, dict[str, Clock](), values(first_response_at=1)
    clocks = dict(turn({}, now, state).clocks)
    expected: dict[str, int] = {}
    for move in map(dict, moves):
        until = now + move.pop("wait")
        calendar = NIGHT if state["_group"] == "big" else LUNCH
        if state["_status_category"] in ("new", "open"):
            passed = sum(is_open(calendar, second) for second in range(now, until))
            expected[state["_group"]] = expected.get(state["_group"], 0) + passed
        while runner and (at := Ticked(clocks, ()).next_at) is not None and now < at <= until:
            now, clocks = at, dict(turn(clocks, at, state).clocks)
        now, state = until, values(first_response_at=1, **move)
        clocks = dict(turn(clocks, now, state).clocks)
    clock = counted(clocks["resolution"], CALENDARS, now)
    assert dict(clock.held) == {group: seconds for group, seconds in expected.items() if seconds}
    assert clock.elapsed == sum(expected.values())
    if clock.state == "running" and clock.elapsed < clock.target:
        calendar = CALENDARS.get(clock.calendar, ALWAYS)
        left = clock.target - clock.elapsed
        assert clock.due_at is not None
        assert sum(is_open(calendar, second) for second in range(now, clock.due_at)) == left
        assert is_open(calendar, clock.due_at - 1)


@given(st.integers(1, 3000), st.integers(1, 3000), st.integers(0, 3000))
@settings(max_examples=100, deadline=None)
def test_a_promise_is_broken_exactly_when_more_than_its_target_has_passed(start: int, target: int, late: int) -> None:
    """The due second itself still keeps it."""
    mine = replace(STANDARD, targets=(replace(STANDARD.targets[1], seconds={"resolution": target}),), warn_before=None)
    clocks = tick((mine,), CALENDARS, {}, Occasion(values(), start)).clocks
    due = clocks["resolution"].due_at
    assert due is not None
    solved = tick((mine,), CALENDARS, clocks, Occasion(values(status_category="solved"), due + late))
    assert [each.what for each in solved.happened] == (["breached", "met"] if late else ["met"])


@pytest.mark.parametrize(
    ("body", "pointer", "code"),
    [
        ({"targets": []}, "/body/targets", "too_short"),
        ({"targets": [{"id": "a"}]}, "/body/targets/0", "no_target"),
        ({"targets": [{"id": "a", "resolution": 0}]}, "/body/targets/0/resolution", "too_small"),
        (
            {"targets": [{"id": "a", "resolution": 9}, {"id": "b", "priorities": ["low"], "resolution": 9}]},
            "/body/targets/1/priorities",
            "unreachable",
        ),
        ({"targets": [{"id": "a", "resolution": 9}], "calendar": "moon"}, "/body/calendar", "unknown_calendar"),
        ({"targets": [{"id": "a", "resolution": 9}], "when": {"var": "_group"}}, "/body/when", "not_a_condition"),
        (
            {
                "targets": [{"id": "a", "resolution": 9}],
                "breach": {"then": [{"id": "x", "type": "escalate", "config": {"level": 9, "reason": {"zh": "晚"}}}]},
            },
            "/body/breach/then/0/config/level",
            "too_big",
        ),
    ],
)
def test_a_mistake_in_a_policy_is_told_at_its_place(body: dict[str, Any], pointer: str, code: str) -> None:
    with pytest.raises(BadDefinition) as bad:
        policy(**body)
    assert pointer in [problem.pointer for problem in bad.value.problems]
    assert code in [problem.code for problem in bad.value.problems]
