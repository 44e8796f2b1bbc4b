"""Priority: more points by dimension, more with every second of waiting, and nobody moves down by either."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from engines import definition
from engines.errors import BadDefinition
from engines.logic.system import SYSTEM
from engines.logic.types import INTEGER, MONEY, Enum
from engines.rule.policy import Around
from engines.rule.priority.reading import PriorityPolicy, Rank, rank, read_priority

LEVELS = ("normal", "silver", "gold", "vip")
TYPES = {**SYSTEM, "level": Enum(LEVELS), "problem": Enum(("late", "broken")), "amount": MONEY, "reopened": INTEGER}
TYPES |= {"complaints": INTEGER}
SEVEN = [
    {
        "id": "level",
        "type": "options",
        "config": {
            "of": {"var": "level"},
            "rising": True,
            "points": [
                {"value": "normal", "points": 0},
                {"value": "silver", "points": 10},
                {"value": "gold", "points": 20, "per_hour": 1},
                {"value": "vip", "points": 40, "per_hour": 4},
            ],
        },
    },
    {
        "id": "problem",
        "type": "options",
        "config": {"of": {"var": "problem"}, "points": [{"value": "broken", "points": 15}]},
    },
    {
        "id": "amount",
        "type": "steps",
        "config": {
            "of": {"var": "amount"},
            "points": [{"from": 50_000, "points": 10}, {"from": 200_000, "points": 30}],
        },
    },
    {"id": "waiting", "type": "waiting", "config": {"per_hour": 2}},
    {"id": "again", "type": "steps", "config": {"of": {"var": "reopened"}, "points": [{"from": 1, "points": 20}]}},
    {"id": "angry", "type": "steps", "config": {"of": {"var": "complaints"}, "points": [{"from": 1, "points": 25}]}},
    {"id": "climbed", "type": "condition", "config": {"when": {">": [{"var": "_level"}, 0]}, "points": 30}},
]


def policy(dimensions: list[dict[str, Any]] = SEVEN, **more: Any) -> PriorityPolicy:
    body = {"form": "ticket", "dimensions": dimensions} | more
    words = {"kind": "priority", "key": "urgent", "version": 1, "name": {"zh": "优先", "en": "urgent"}, "body": body}
    around = Around(TYPES, {"ticket": TYPES})
    return read_priority(definition.read(json.dumps(words).encode(), "priority/urgent"), around)


STANDARD = policy()
RECORDS = st.fixed_dictionaries(
    {
        "level": st.one_of(st.none(), st.sampled_from(LEVELS)),
        "problem": st.sampled_from(["late", "broken"]),
        "amount": st.one_of(st.none(), st.integers(0, 500_000)),
        "reopened": st.integers(0, 3),
        "complaints": st.integers(0, 3),
        "_level": st.integers(0, 3),
        "_created_at": st.integers(0, 10_000_000),
    }
)


def test_seven_dimensions_add_up() -> None:
    values = {"level": "vip", "problem": "broken", "amount": 250_000, "reopened": 1, "complaints": 2, "_level": 1}
    ranked = rank((STANDARD,), {**values, "_created_at": 100}, 100)
    assert ranked == Rank(40 + 15 + 30 + 20 + 25 + 30, 4 + 2, 100)
    assert ranked.at(100 + 1800) == (160 + 3) * 3600


def test_every_dimension_counts() -> None:
    """Taken out, each of the seven changes somebody's rank."""
    values = {"level": "vip", "problem": "broken", "amount": 250_000, "reopened": 1, "complaints": 2, "_level": 1}
    whole = rank((STANDARD,), {**values, "_created_at": 0}, 0)
    for left_out in SEVEN:
        fewer = policy([each for each in SEVEN if each is not left_out])
        assert rank((fewer,), {**values, "_created_at": 0}, 0) != whole, left_out["id"]


@given(RECORDS, st.integers(0, 1_000_000), st.integers(1, 1_000_000))
@settings(max_examples=200, deadline=None)
def test_waiting_longer_never_makes_a_record_less_urgent(record: dict[str, Any], waited: int, longer: int) -> None:
    """And here, where every hour counts, more urgent."""
    ranked = rank((STANDARD,), record, record["_created_at"])
    now = record["_created_at"] + waited
    assert ranked.at(now + longer) > ranked.at(now)


@given(RECORDS, st.integers(0, 3), st.integers(0, 3), st.integers(0, 1_000_000))
@settings(max_examples=200, deadline=None)
def test_a_higher_customer_level_is_never_less_urgent(
    record: dict[str, Any], one: int, other: int, waited: int
) -> None:
    """At any time."""
    low, high = (rank((STANDARD,), {**record, "level": LEVELS[each]}, 0) for each in sorted((one, other)))
    now = record["_created_at"] + waited
    assert high.at(now) >= low.at(now)


def test_only_the_first_policy_that_applies_counts_and_without_one_all_are_equal() -> None:
    loud = policy([{"id": "a", "type": "waiting", "config": {"per_hour": 99}}], when={"==": [{"var": "level"}, "vip"]})
    assert rank((loud, STANDARD), {"level": "vip", "_created_at": 5}, 9) == Rank(0, 99, 5)
    assert rank((loud,), {"level": "gold", "_created_at": 5}, 9) == Rank()


@pytest.mark.parametrize(
    ("dimension", "pointer", "code"),
    [
        (
            {
                "type": "options",
                "config": {
                    "of": {"var": "level"},
                    "rising": True,
                    "points": [{"value": "gold", "points": 9}, {"value": "vip", "points": 8}],
                },
            },
            "config/points/1/points",
            "not_rising",
        ),
        (
            {"type": "options", "config": {"of": {"var": "level"}, "points": [{"value": "king", "points": 9}]}},
            "config/points/0/value",
            "unknown_value",
        ),
        (
            {"type": "options", "config": {"of": {"var": "amount"}, "points": [{"value": "9", "points": 9}]}},
            "config/of",
            "not_text",
        ),
        (
            {"type": "steps", "config": {"of": {"var": "level"}, "points": [{"from": 9, "points": 9}]}},
            "config/of",
            "not_a_number",
        ),
        (
            {
                "type": "steps",
                "config": {"of": {"var": "amount"}, "points": [{"from": 9, "points": 9}, {"from": 9, "points": 1}]},
            },
            "config/points/1/from",
            "not_rising",
        ),
        ({"type": "waiting", "config": {"per_hour": -1}}, "config/per_hour", "too_small"),
        ({"type": "condition", "config": {"when": {"var": "moon"}, "points": 1}}, "config/when", "unknown_field"),
        ({"type": "moon"}, "type", "unknown_type"),
    ],
)
def test_a_mistake_in_a_policy_is_told_at_its_place(dimension: dict[str, Any], pointer: str, code: str) -> None:
    with pytest.raises(BadDefinition) as bad:
        policy([{"id": "a", **dimension}])
    found = [(problem.pointer, problem.code) for problem in bad.value.problems]
    assert any(each.startswith(f"/body/dimensions/0/{pointer}") for each, _ in found), found
    assert code in [each for _, each in found], found
