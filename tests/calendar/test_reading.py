"""A broken calendar is refused, each mistake at its place."""

from __future__ import annotations

import json
from typing import Any

import pytest

from engines import definition
from engines.calendar import read_calendar
from engines.errors import BadDefinition

NINE = [{"from": "09:00", "to": "18:00"}]


def problems(body: dict[str, Any]) -> list[tuple[str, str]]:
    """Where something is wrong with a calendar of this body, and its code."""
    words = {"kind": "calendar", "key": "hours", "version": 1, "name": {"zh": "时间"}, "body": body}
    with pytest.raises(BadDefinition) as bad:
        read_calendar(definition.read(json.dumps(words).encode(), "calendar/hours"))
    for problem in bad.value.problems:
        assert problem.message.zh
        assert problem.message.en
    return [(problem.pointer, problem.code) for problem in bad.value.problems]


def day(**said: Any) -> dict[str, Any]:
    return {"id": "a", "name": {"zh": "日"}, "type": "holiday", "from": "2026-01-01"} | said


@pytest.mark.parametrize(
    ("body", "pointer", "code"),
    [
        ({"week": {}}, "/body/week", "never_open"),
        ({"week": {"mon": [{"from": "18:00", "to": "09:00"}]}}, "/body/week/mon/0/to", "ends_before_start"),
        ({"week": {"mon": [*NINE, {"from": "17:00", "to": "19:00"}]}}, "/body/week/mon/1/from", "overlapping_hours"),
        ({"week": {"mon": [{"from": "9:00", "to": "18:00"}]}}, "/body/week/mon/0/from", "wrong_format"),
        ({"week": {"mon": NINE}, "zone": "Asia/Shanghai"}, "/body/zone", "wrong_format"),
        ({"week": {"monday": NINE}}, "/body/week/monday", "unknown_property"),
        ({"week": {"mon": NINE}, "days": [day(**{"from": "2026-02-30"})]}, "/body/days/0/from", "no_such_day"),
        ({"week": {"mon": NINE}, "days": [day(to="2025-12-31")]}, "/body/days/0/to", "bad_range"),
        ({"week": {"mon": NINE}, "days": [day(), day(id="b")]}, "/body/days/1/from", "overlapping_days"),
        ({"week": {"mon": NINE}, "days": [day(), day(**{"from": "2026-01-02"})]}, "/body/days/1/id", "repeated_id"),
        ({"week": {"mon": NINE}, "days": [day(hours=NINE)]}, "/body/days/0/hours", "closed_day"),
        ({"week": {"mon": NINE}, "days": [day(type="hours")]}, "/body/days/0", "missing_property"),
        ({"week": {"mon": NINE}, "days": [day(type="workday", like="sat")]}, "/body/days/0/like", "no_hours"),
    ],
)
def test_every_mistake_is_told_at_its_place(body: dict[str, Any], pointer: str, code: str) -> None:
    """With words in both languages."""
    assert (pointer, code) in problems(body)
