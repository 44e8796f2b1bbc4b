"""Points for each value of an option: a customer's level, a category, a channel."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from engines.kinds import Text
from engines.logic import Compiled
from engines.logic.types import TEXT, Enum
from engines.rule.priority.kind import NONE, PER_HOUR, POINTS, Config, DimensionKind, Points, Seen
from engines.rule.reader import Reader
from engines.rule.settings import labelled, settings


@dataclass(frozen=True, slots=True)
class Plan:
    """The points of every value that was listed."""

    of: Compiled | None
    points: Mapping[str, Points]


def read(config: Config, reader: Reader) -> Plan:
    of = reader.logic(config["of"], None, "/of")
    kind = of.type if of else TEXT
    if not (isinstance(kind, Enum) or kind == TEXT):
        zh, en = f"这里应为文本或选项，不是{kind.words.zh}", f"this must be text or an option, not {kind.words.en}"
        reader.refuse("/of", "not_text", zh, en)
    before = NONE
    for index, row in enumerate(config["points"]):
        _check_value(row["value"], kind, f"/points/{index}/value", reader)
        now = Points(row["points"], row.get("per_hour", 0))
        if config.get("rising") and (now.base < before.base or now.per_hour < before.per_hour):
            zh, en = "逐级递增的列表里，后面的不能比前面的少", "in a rising list nobody gets less than the one before"
            reader.refuse(f"/points/{index}/points", "not_rising", zh, en)
        before = now
    points = {row["value"]: Points(row["points"], row.get("per_hour", 0)) for row in config["points"]}
    return Plan(of, points)


def _check_value(value: str, kind: object, place: str, reader: Reader) -> None:
    if isinstance(kind, Enum) and value not in kind.values:
        zh, en = "、".join(kind.values), ", ".join(kind.values)
        reader.refuse(place, "unknown_value", f"“{value}”不在可选值里：{zh}", f'"{value}" is not one of: {en}')


def points(plan: Plan, values: Seen, now: int) -> Points:
    return plan.points.get(plan.of.function(values, now), NONE) if plan.of else NONE


KIND = DimensionKind(
    type="options",
    group="points",
    label=Text("按选项", "By option"),
    help=Text("每个选项各得多少分，等待时每小时再加多少", "Points for every option, and what an hour of waiting adds"),
    config=settings(
        *("of", "points"),
        of=labelled({"type": "object"}, "取值", "Value", "logic"),
        points=labelled(
            {
                "type": "array",
                "items": settings(
                    *("value", "points"),
                    value=labelled({"type": "string", "minLength": 1}, "选项", "Option", "value_of"),
                    points=POINTS,
                    per_hour=PER_HOUR,
                ),
                "minItems": 1,
                "maxItems": 100,
            },
            *("分数表", "Points", "points"),
        ),
        rising=labelled({"type": "boolean"}, "逐级递增", "Rising down the list", "flag"),
    ),
    read=read,
    points=points,
)
