"""Points where a condition holds: a complaint, a platform's deadline, a live stream."""

from __future__ import annotations

from dataclasses import dataclass

from engines.kinds import Text
from engines.logic import Compiled
from engines.logic.types import BOOLEAN
from engines.rule.priority.kind import NONE, PER_HOUR, POINTS, Config, DimensionKind, Points, Seen
from engines.rule.reader import Reader
from engines.rule.settings import labelled, settings


@dataclass(frozen=True, slots=True)
class Plan:
    """The condition, and what it is worth."""

    when: Compiled | None
    points: Points


def read(config: Config, reader: Reader) -> Plan:
    when = reader.logic(config["when"], BOOLEAN, "/when")
    return Plan(when, Points(config["points"], config.get("per_hour", 0)))


def points(plan: Plan, values: Seen, now: int) -> Points:
    return plan.points if plan.when is not None and plan.when.function(values, now) else NONE


KIND = DimensionKind(
    type="condition",
    group="points",
    label=Text("满足条件", "Where a condition holds"),
    help=Text("条件成立时得分", "Points where the condition holds"),
    config=settings(
        *("when", "points"),
        when=labelled({"type": ["object", "boolean"]}, "条件", "When", "logic"),
        points=POINTS,
        per_hour=PER_HOUR,
    ),
    read=read,
    points=points,
)
