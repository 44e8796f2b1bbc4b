"""What a trial of a policy is made of, by values: a ladder climbed through a record's stages, a calendar told."""

from __future__ import annotations

from typing import Any

import pytest

from engines.calendar import after, read_calendar, seconds_between
from engines.calendar.stretches import Stretch, stretches
from engines.definition import Definition
from engines.kinds import Text
from engines.logic.system import SYSTEM
from engines.logic.types import INTEGER
from engines.rule.escalation.climbing import climb
from engines.rule.escalation.reading import Ladder, read_ladder
from engines.rule.policy import Around

MONDAY = 1_793_548_800  # 2026-11-02 00:00 in Shanghai
HOUR = 3600
TYPES = {**SYSTEM, "amount": INTEGER}
OPEN = {"_status_category": "new", "_created_at": MONDAY, "_level": 0}


def document(kind: str, body: dict[str, Any]) -> Definition:
    return Definition(kind, "tried", 1, Text("试", "Tried"), body, b"")


@pytest.fixture
def ladder() -> Ladder:
    """An hour, two hours and ten hours after it was opened, as long as the amount is above 10."""
    steps = [{"level": 1, "after": HOUR}, {"level": 2, "after": 2 * HOUR}, {"level": 3, "after": 10 * HOUR}]
    dimension = {"id": "big", "name": {"zh": "大额"}, "when": {">": [{"var": "amount"}, 10]}, "steps": steps}
    levels = [{"level": number} for number in (1, 2, 3)]
    body = {"form": "ticket", "levels": levels, "dimensions": [dimension]}
    return read_ladder(document("escalation", body), Around(TYPES, {"ticket": TYPES}))


def test_a_record_climbs_at_each_step_s_own_second_and_the_next_one_lies_ahead(ladder: Ladder) -> None:
    found = climb(ladder, [(MONDAY, {**OPEN, "amount": 20})], MONDAY + 3 * HOUR)
    assert [(step.climb.level, step.at - MONDAY) for step in found.taken] == [(1, HOUR), (2, 2 * HOUR)]
    assert (found.level, [(step.climb.level, step.at - MONDAY) for step in found.ahead]) == (2, [(3, 10 * HOUR)])


def test_a_step_whose_condition_ended_before_its_time_is_not_taken(ladder: Ladder) -> None:
    course = [(MONDAY, {**OPEN, "amount": 20}), (MONDAY + HOUR + 60, {**OPEN, "amount": 5})]
    found = climb(ladder, course, MONDAY + 24 * HOUR)
    assert ([step.climb.level for step in found.taken], found.ahead) == ([1], ())


def test_a_step_whose_time_is_over_when_its_condition_begins_to_hold_is_taken_then(ladder: Ladder) -> None:
    course = [(MONDAY, {**OPEN, "amount": 5}), (MONDAY + 5 * HOUR, {**OPEN, "amount": 20})]
    found = climb(ladder, course, MONDAY + 6 * HOUR)
    assert [(step.climb.level, step.at - MONDAY) for step in found.taken] == [(1, 5 * HOUR), (2, 5 * HOUR)]


def test_a_level_that_others_gave_is_not_climbed_again(ladder: Ladder) -> None:
    course = [(MONDAY, {**OPEN, "amount": 20}), (MONDAY + 60, {**OPEN, "amount": 20} | {"_level": 2})]
    found = climb(ladder, course, MONDAY + 3 * HOUR)
    assert (found.taken, found.level, [step.climb.level for step in found.ahead]) == ((), 2, [3])


WEEK = {
    day: [{"from": "09:00", "to": "12:00"}, {"from": "13:00", "to": "18:00"}]
    for day in ("mon", "tue", "wed", "thu", "fri")
}
DAYS = [
    {"id": "fair", "name": {"zh": "展会", "en": "Fair"}, "type": "holiday", "from": "2026-11-03"},
    {"id": "make_up", "name": {"zh": "补班", "en": "Make-up"}, "type": "workday", "from": "2026-11-07", "like": "mon"},
]


def told(start: int, end: int) -> list[Stretch]:
    drawn = document("calendar", {"week": WEEK, "days": DAYS})
    return list(stretches(drawn, read_calendar(drawn), start, end))


def test_every_closed_stretch_has_its_name() -> None:
    week = told(MONDAY + 11 * HOUR, MONDAY + 7 * 24 * HOUR + 10 * HOUR)
    assert [[name.en for name in each.names] for each in week if not each.open] == [
        *(["a break"], ["Fair"], ["a break"], ["after hours"], ["a break"], ["after hours"], ["a break"]),
        *(["after hours"], ["a break"], ["Sunday"]),
    ]
    assert [each.names[0].en for each in week if each.open].count("Make-up") == 2


@pytest.mark.parametrize("hours", [1, 8, 9, 33, 100])
def test_the_stretches_follow_each_other_and_the_open_ones_are_the_time_that_counts(hours: int) -> None:
    drawn = document("calendar", {"week": WEEK, "days": DAYS})
    calendar, start = read_calendar(drawn), MONDAY + 11 * HOUR + 17
    end = after(calendar, start, hours * HOUR)
    found = told(start, end)
    assert [each.end for each in found[:-1]] == [each.start for each in found[1:]]
    assert (found[0].start, found[-1].end) == (start, end)
    assert sum(each.end - each.start for each in found if each.open) == seconds_between(calendar, start, end)
