"""Points by a number: an amount, how often it was opened again, how many complaints there were."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass

from engines.kinds import Text
from engines.logic import Compiled
from engines.logic.types import DURATION, INTEGER, MONEY, NUMBER
from engines.rule.priority.kind import NONE, PER_HOUR, POINTS, Config, DimensionKind, Points, Seen
from engines.rule.reader import Reader
from engines.rule.settings import labelled, settings


@dataclass(frozen=True, slots=True)
class Plan:
    """From which number on which points count."""

    of: Compiled | None
    bounds: tuple[float, ...]
    points: tuple[Points, ...]


def read(config: Config, reader: Reader) -> Plan:
    of = reader.logic(config["of"], None, "/of")
    if of is not None and of.type not in (INTEGER, MONEY, NUMBER, DURATION):
        zh, en = f"这里应为数字，不是{of.type.words.zh}", f"this must be a number, not {of.type.words.en}"
        reader.refuse("/of", "not_a_number", zh, en)
    rows = config["points"]
    for index in range(1, len(rows)):
        if rows[index]["from"] <= rows[index - 1]["from"]:
            zh, en = "起点应从小到大排列", "the steps must rise"
            reader.refuse(f"/points/{index}/from", "not_rising", zh, en)
    bounds = tuple(row["from"] for row in rows)
    return Plan(of, bounds, tuple(Points(row["points"], row.get("per_hour", 0)) for row in rows))


def points(plan: Plan, values: Seen, now: int) -> Points:
    value = plan.of.function(values, now) if plan.of else None
    place = bisect_right(plan.bounds, value) if value is not None else 0
    return plan.points[place - 1] if place else NONE


KIND = DimensionKind(
    type="steps",
    group="points",
    label=Text("按数值分段", "By number"),
    help=Text("数值达到起点即得该段的分数", "From each number on, so many points"),
    config=settings(
        *("of", "points"),
        of=labelled({"type": "object"}, "取值", "Value", "logic"),
        points=labelled(
            {
                "type": "array",
                "items": settings(
                    *("from", "points"),
                    **{"from": labelled({"type": "number"}, "从", "From", "number")},
                    points=POINTS,
                    per_hour=PER_HOUR,
                ),
                "minItems": 1,
                "maxItems": 100,
            },
            *("分数表", "Points", "points"),
        ),
    ),
    read=read,
    points=points,
)
