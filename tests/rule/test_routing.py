"""Routing: whoever is chosen was free and the best, every score can be read, and nobody is passed over for ever."""

from __future__ import annotations

import json
from collections import Counter
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from engines import definition
from engines.calendar import Calendar
from engines.errors import BadDefinition
from engines.kinds import Text
from engines.logic.system import SYSTEM
from engines.logic.types import INTEGER, TEXT, Enum
from engines.needs import Agent, Candidates, Needs
from engines.rule.policy import Around
from engines.rule.routing.choosing import Routed, route
from engines.rule.routing.kind import Ticket
from engines.rule.routing.reading import METRICS, RoutingPolicy, read_routing

NOW = 1_000_000
DAY = Calendar("day", Text("白班", "day"), 0, (((0, 86_400),),) * 7, {})
NIGHT = Calendar("night", Text("夜班", "night"), 0, (((0, 60),),) * 7, {})
TYPES = {
    **SYSTEM,
    "problem": Enum(("quality", "lost")),
    "level": Enum(("normal", "vip")),
    "stock": INTEGER,
    "tongue": TEXT,
}
AROUND = Around(TYPES, {"ticket": TYPES}, groups=("desk", "second", "stock"), calendars={"day": DAY, "night": NIGHT})
ANY = {"any": True}


def body(**more: Any) -> dict[str, Any]:
    return {
        "form": "ticket",
        "routes": [{"id": "all", "when": [], "tiers": [{"groups": ["desk"]}, {"groups": ["second"]}]}],
        "strategy": "least_load",
        "cap": 3,
    } | more


def policy(**more: Any) -> RoutingPolicy:
    words = {"kind": "routing", "key": "desk", "version": 1, "name": {"zh": "派单", "en": "desk"}, "body": body(**more)}
    return read_routing(definition.read(json.dumps(words).encode(), "routing/desk"), AROUND)


def agent(user: int, group: str = "desk", **facts: Any) -> Agent:
    return Agent(user=user, groups=(group,), **facts)


def routed(chosen: RoutingPolicy, agents: list[Agent], **values: Any) -> Routed:
    """What comes of it, once the one question is answered."""
    seen = {"_group": None, "_priority": "normal"} | values
    asked = route(chosen, seen, NOW)
    assert isinstance(asked, Needs)
    [ask] = asked.asks
    assert isinstance(ask, Candidates)
    here = tuple(each for each in agents if set(each.groups) & set(ask.groups))
    outcome = route(chosen, seen, NOW, {ask: here})
    assert isinstance(outcome, Routed)
    return outcome


def test_four_dimensions_lead_to_the_groups_of_the_first_row_that_fits() -> None:
    """Category, customer level, problem and the warehouse's stock."""
    chosen = policy(
        inputs=[{"expr": {"var": name}} for name in ("_group", "level", "problem", "stock")],
        routes=[
            {"id": "out", "when": [ANY, ANY, {"==": "lost"}, {"<=": 0}], "tiers": [{"groups": ["stock"]}]},
            {"id": "vip", "when": [ANY, {"==": "vip"}, ANY, ANY], "tiers": [{"groups": ["second"]}]},
            {"id": "rest", "when": [ANY, ANY, ANY, ANY], "tiers": [{"groups": ["desk"]}]},
        ],
    )
    people = [agent(1), agent(2, "second"), agent(3, "stock")]
    assert routed(chosen, people, problem="lost", stock=0, level="vip").user == 3
    assert routed(chosen, people, problem="lost", stock=5, level="vip").user == 2
    assert routed(chosen, people, problem="quality", stock=5, level="normal").user == 1


def test_a_record_that_another_group_holds_is_left_there() -> None:
    assert route(policy(), {"_group": "stock"}, NOW) is None


def test_full_absent_and_off_shift_people_are_passed_over_and_the_reason_is_kept() -> None:
    people = [
        agent(1, open={"high": 3}),
        agent(2, presence="away"),
        agent(3, shift="night"),
        agent(4, open={"low": 2}),
        agent(5, "second"),
    ]
    outcome = routed(policy(), people)
    assert (outcome.user, outcome.group) == (4, "desk")
    assert {each.user: each.out for each in outcome.candidates} == {
        1: "full",
        2: "absent",
        3: "off_shift",
        4: None,
        5: None,
    }


def test_a_full_tier_flows_over_into_the_second_and_a_full_second_leaves_it_waiting() -> None:
    full = [agent(1, open={"low": 3}), agent(2, cap=0)]
    assert routed(policy(), [*full, agent(5, "second")]).user == 5
    waiting = routed(policy(), [*full, agent(5, "second", cap=1, open={"low": 1})])
    assert (waiting.user, waiting.group) == (None, "desk")


def test_the_last_handler_comes_first_unless_they_are_full() -> None:
    chosen = policy(strategy="last_handler")
    assert routed(chosen, [agent(1), agent(2, had_record=True, open={"low": 2})]).user == 2
    assert routed(chosen, [agent(1), agent(2, had_record=True, open={"low": 3})]).user == 1
    assert routed(chosen, [agent(1, had_customer=True), agent(2, had_record=True)]).user == 2


def test_the_score_is_the_sum_of_its_parts_and_a_required_metric_can_rule_out() -> None:
    chosen = policy(
        strategy="score",
        weights=[
            {"id": "talk", "type": "language", "weight": 40, "required": True, "config": {"of": {"var": "tongue"}}},
            {"id": "free", "type": "cap_headroom", "weight": 60},
        ],
    )
    people = [
        agent(1, skills={"language": {"en": 5}}, open={"low": 2}),
        agent(2, skills={"language": {"en": 1}}),
        agent(3, skills={"language": {"zh": 5}}),
    ]
    outcome = routed(chosen, people, tongue="en")
    assert outcome.user == 2
    said = {each["user"]: each for each in outcome.why()["candidates"]}
    assert said[1]["parts"] == {"talk": 40.0, "free": 20.0}
    assert (said[2]["total"], said[3]["out"]) == (68.0, "unfit")


BAD = agent(
    1,
    presence="offline",
    shift="night",
    open={"urgent": 50},
    cap=1,
    handling_time=1e9,
    rating=0.0,
    handled=4,
    breached=4,
    assigned_at=NOW,
)
GOOD = agent(
    2,
    shift="day",
    skills={name: {"x": 5} for name in METRICS},
    seniority=400,
    handled=100,
    handled_category=100,
    handling_time=0.0,
    rating=5.0,
    had_record=True,
    had_same=True,
    had_customer=True,
)


@pytest.mark.parametrize("name", sorted(METRICS))
def test_every_metric_tells_somebody_who_suits_from_somebody_who_does_not(name: str) -> None:
    """From 0 to 1, whoever it is."""
    needs = "of" in METRICS[name].config.get("properties", {})
    config = {"of": {"var": "tongue"}} if needs else {}
    [weight] = policy(weights=[{"id": "a", "type": name, "weight": 1, "config": config}]).weights
    ticket = Ticket({"tongue": "x", "_priority": "normal"}, NOW, 3, AROUND.calendars)
    assert METRICS[name].score(weight.plan, ticket, BAD) == 0.0
    assert METRICS[name].score(weight.plan, ticket, GOOD) == 1.0


def test_the_skill_matrix_has_at_least_eighteen_metrics() -> None:
    assert len(METRICS) >= 18


PEOPLE = st.lists(
    st.builds(
        lambda number, group, presence, shift, load, cap: (group, presence, shift, load, cap),
        st.integers(),
        st.sampled_from(["desk", "second"]),
        st.sampled_from(["online", "online", "busy"]),
        st.sampled_from([None, "day", "night"]),
        st.integers(0, 5),
        st.sampled_from([None, 0, 2, 5]),
    ),
    max_size=8,
)


@given(PEOPLE, st.sampled_from(["score", "least_load", "round_robin", "last_handler"]))
@settings(max_examples=300, deadline=None)
def test_nobody_is_given_more_than_their_limit_and_nobody_waits_while_somebody_is_free(
    people: list[tuple[Any, ...]], strategy: str
) -> None:
    """The first tier with anybody who is there, on shift and below their limit provides the person."""
    chosen = policy(strategy=strategy, weights=[{"id": "a", "type": "open_load", "weight": 10}])
    agents = [
        agent(number, group, presence=presence, shift=shift, open={"low": load}, cap=cap, turn=number)
        for number, (group, presence, shift, load, cap) in enumerate(people)
    ]
    free = {
        each.user: each.groups[0]
        for each in agents
        if each.presence == "online" and each.shift != "night" and each.load < (3 if each.cap is None else each.cap)
    }
    outcome = routed(chosen, agents)
    if not free:
        assert outcome.user is None
    else:
        tier = "desk" if "desk" in free.values() else "second"
        assert outcome.user is not None
        assert free[outcome.user] == tier == outcome.group


@given(st.integers(1, 6), st.integers(1, 40))
@settings(max_examples=60, deadline=None)
def test_round_robin_gives_nobody_two_more_than_anybody_else(many: int, tickets: int) -> None:
    """Whatever turns they begin with."""
    chosen, turns, given_to = policy(strategy="round_robin", cap=1000), dict.fromkeys(range(many), 0), Counter[int]()
    for _ in range(tickets):
        outcome = routed(chosen, [agent(user, turn=turn) for user, turn in turns.items()])
        assert outcome.user is not None
        turns[outcome.user] = outcome.turn
        given_to[outcome.user] += 1
    assert max(given_to.values()) - min(given_to[user] for user in turns) <= 1


@pytest.mark.parametrize(
    ("more", "pointer", "code"),
    [
        ({"strategy": "score"}, "/body/weights", "no_metrics"),
        (
            {"routes": [{"id": "a", "when": [ANY], "tiers": [{"groups": ["desk"]}]}]},
            "/body/routes/0/when",
            "wrong_count",
        ),
        (
            {"routes": [{"id": "a", "when": [], "tiers": [{"groups": ["moon"]}]}]},
            "/body/routes/0/tiers/0/groups/0",
            "unknown_group",
        ),
        (
            {
                "inputs": [{"expr": {"var": "moon"}}],
                "routes": [{"id": "a", "when": [ANY], "tiers": [{"groups": ["desk"]}]}],
            },
            "/body/inputs/0/expr",
            "unknown_field",
        ),
        ({"weights": [{"id": "a", "type": "moon", "weight": 1}]}, "/body/weights/0/type", "unknown_type"),
        (
            {"weights": [{"id": "a", "type": "language", "weight": 1, "config": {"of": {"var": "stock"}}}]},
            "/body/weights/0/config/of",
            "not_text",
        ),
        ({"same": "moon"}, "/body/same", "unknown_field"),
    ],
)
def test_a_mistake_in_a_policy_is_told_at_its_place(more: dict[str, Any], pointer: str, code: str) -> None:
    with pytest.raises(BadDefinition) as bad:
        policy(**more)
    found = [(problem.pointer, problem.code) for problem in bad.value.problems]
    assert code in [each[1] for each in found], found
    assert any(each[0].startswith(pointer) for each in found), found
