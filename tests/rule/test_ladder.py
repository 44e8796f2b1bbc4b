"""Escalation: every path of the template's ladder climbs at its very second, and only while its condition holds."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from engines import definition
from engines.bundle import House, build
from engines.calendar import after
from engines.effects import Assign, CancelTimer, Escalate, Notify, StartSla, StartTimer
from engines.errors import BadDefinition
from engines.logic.system import SYSTEM
from engines.rule.escalation.reading import Ladder, read_ladder
from engines.rule.fire import Event, Facts, Fired, fire
from engines.rule.policy import Around

SEEDS = Path(__file__).parents[2] / "seed_configs"
WRITTEN = json.loads((SEEDS / "after_sales/escalation/returns_ladder.json").read_text())["body"]
BORN = Event("created")
CREATED = 1_794_362_400  # 2026-11-11 10:00 in Shanghai
PLAIN = {
    "_id": 1,
    "_number": "T1",
    "_status_category": "new",
    "_priority": "normal",
    "_group": "service",
    "_level": 0,
    "_created_at": CREATED,
    "_first_response_at": CREATED,
    "customer_level": "normal",
    "problem": "no_reason",
    "refund_amount": 100,
}
REASONS: dict[str, dict[str, Any]] = {
    "waiting": {"_first_response_at": None},
    "priority": {"_priority": "urgent"},
    "customer_level": {"customer_level": "vip"},
    "category": {"problem": "quality"},
    "amount": {"refund_amount": 300_000},
    "reopened": {"reopened": 3},
    "complaints": {"complaints": 3},
}
"""What makes a record climb by one dimension and by no other."""


@dataclass(frozen=True)
class Way:
    """One cell of the ladder."""

    dimension: str
    level: int
    seconds: int
    take_over: str | None
    told: int

    @property
    def key(self) -> str:
        return f"returns_ladder.{self.dimension}.{self.level}"


def ways() -> Iterator[Way]:
    levels = {each["level"]: each for each in WRITTEN["levels"]}
    for dimension in WRITTEN["dimensions"]:
        for step in dimension["steps"]:
            level = levels[step["level"]]
            yield Way(dimension["id"], step["level"], step["after"], level.get("take_over"), len(level["tell"]))


PATHS = list(ways())


@pytest.fixture(scope="module")
def house() -> House:
    """The templates, compiled."""
    files = [*sorted(SEEDS.glob("commerce/*/*.json")), *sorted(SEEDS.glob("after_sales/*/*.json"))]
    return build([definition.read(file.read_bytes(), str(file)) for file in files])


def fired(house: House, values: dict[str, Any], now: int, event: Event = BORN) -> Fired:
    outcome = fire(house.rules["return_refund"], event, Facts(values), now)
    assert isinstance(outcome, Fired)
    return outcome


def due(house: House, path: Way) -> int:
    return after(house.calendars[WRITTEN["calendar"]], CREATED, path.seconds)


def test_there_are_twenty_one_paths_over_seven_dimensions_and_three_levels() -> None:
    assert len(PATHS) >= 21
    assert len({path.dimension for path in PATHS}) >= 7
    assert {path.level for path in PATHS} == {1, 2, 3}


@pytest.mark.parametrize("path", PATHS, ids=lambda path: path.key)
def test_a_record_climbs_by_this_path_at_its_second(house: House, path: Way) -> None:
    """It waits for it on the level below, and is told of, handed over and counted anew as the level says."""
    values = PLAIN | REASONS[path.dimension] | {"_level": path.level - 1}
    timers = {each.key: each.at for _, each in fired(house, values, CREATED).effects if isinstance(each, StartTimer)}
    at = due(house, path)
    assert timers[path.key] == at
    early = fired(house, values, at - 1, Event("due", rule=path.key))
    assert [each for _, each in early.effects if isinstance(each, Escalate)] == []
    effects = [each for _, each in fired(house, values, at, Event("due", rule=path.key)).effects]
    [climbed] = [each for each in effects if isinstance(each, Escalate)]
    assert (climbed.level, climbed.group) == (path.level, path.take_over)
    assert len([each for each in effects if isinstance(each, Notify)]) == path.told
    assert len([each for each in effects if isinstance(each, StartSla)]) == (path.level > 1)
    assert not any(isinstance(each, Assign) for each in effects)


@pytest.mark.parametrize("path", PATHS, ids=lambda path: path.key)
@pytest.mark.parametrize("why_not", ["solved", "there already", "no reason"])
def test_a_record_does_not_climb_without_reason(house: House, path: Way, why_not: str) -> None:
    """Solved, on that level already, or without what the dimension looks at."""
    values = PLAIN | {"_level": path.level - 1} | (REASONS[path.dimension] if why_not != "no reason" else {})
    values |= {"solved": {"_status_category": "solved"}, "there already": {"_level": path.level}}.get(why_not, {})
    started = {each.key for _, each in fired(house, values, CREATED).effects if isinstance(each, StartTimer)}
    assert path.key not in started
    outcome = fired(house, values, due(house, path), Event("due", rule=path.key))
    assert [each for _, each in outcome.effects if isinstance(each, Escalate)] == []


def test_an_answer_calls_off_the_wait(house: House) -> None:
    """The timer of the path goes when its condition does."""
    before = PLAIN | REASONS["waiting"]
    changed = Event("changed", frozenset({"_first_response_at"}))
    rules = house.rules["return_refund"]
    outcome = fire(rules, changed, Facts(before | {"_first_response_at": CREATED + 60}, before), CREATED + 60)
    assert isinstance(outcome, Fired)
    assert CancelTimer("returns_ladder.waiting.1") in [each for _, each in outcome.effects]


def read(body: dict[str, Any]) -> Ladder:
    words = {"kind": "escalation", "key": "up", "version": 1, "name": {"zh": "升级", "en": "up"}, "body": body}
    around = Around(SYSTEM, {"ticket": SYSTEM}, groups=("desk",))
    return read_ladder(definition.read(json.dumps(words).encode(), "escalation/up"), around)


def body(**more: Any) -> dict[str, Any]:
    step = {"level": 1, "after": 60} | more.pop("step", {})
    dimension = {"id": "a", "name": {"zh": "等"}, "steps": [step]} | more.pop("dimension", {})
    level = {"level": 1} | more.pop("level", {})
    return {"form": "ticket", "levels": [level], "dimensions": [dimension]} | more


@pytest.mark.parametrize(
    ("more", "pointer", "code"),
    [
        ({"step": {"level": 2}}, "/body/dimensions/0/steps/0/level", "unknown_level"),
        ({"step": {"when": {"var": "moon"}}}, "/body/dimensions/0/steps/0/when", "unknown_field"),
        ({"step": {"take_over": "moon"}}, "/body/dimensions/0/steps/0/take_over", "unknown_group"),
        ({"dimension": {"since": "_number"}}, "/body/dimensions/0/since", "not_an_instant"),
        ({"level": {"tell": [{"of": "group", "name": "moon"}]}}, "/body/levels/0/tell/0/name", "unknown_group"),
        ({"level": {"tell": [{"of": "user"}]}}, "/body/levels/0/tell/0/name", "missing_property"),
        ({"levels": [{"level": 1}, {"level": 1}]}, "/body/levels/1/level", "repeated_id"),
        ({"calendar": "moon"}, "/body/calendar", "unknown_calendar"),
    ],
)
def test_a_mistake_in_a_ladder_is_told_at_its_place(more: dict[str, Any], pointer: str, code: str) -> None:
    with pytest.raises(BadDefinition) as bad:
        read(body(**more))
    found = [(problem.pointer, problem.code) for problem in bad.value.problems]
    assert any(each.startswith(pointer) for each, _ in found), found
    assert code in [each for _, each in found], found
