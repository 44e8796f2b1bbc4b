"""How a record would have climbed a ladder, given all that became of it; and which steps still lie ahead."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from engines.rule.escalation.reading import Climb, Ladder
from engines.rule.rule import Rule

Stage = tuple[int, Mapping[str, Any]]
"""From when on the record was so; `_level` is what others than the ladder have raised it to."""


@dataclass(frozen=True, slots=True)
class Step:
    """A path of the ladder and when its end is, or was, reached."""

    rule: Rule
    at: int

    @property
    def climb(self) -> Climb:
        """What it leads to."""
        return climb_of(self.rule)


@dataclass(frozen=True, slots=True)
class Climbed:
    """The steps that were taken, in their order, the level it came to, and the steps that are to come if nothing
    happens, the nearest first.
    """

    taken: tuple[Step, ...]
    level: int
    ahead: tuple[Step, ...]


def climb_of(rule: Rule) -> Climb:
    """What a path of a ladder leads to."""
    plan: Climb = rule.steps[0].plan
    return plan


def climb(ladder: Ladder, course: Sequence[Stage], now: int) -> Climbed:
    """Climb `ladder` from the ground through `course`, the record's stages, oldest first, up to `now`."""
    taken: list[Step] = []
    level = 0
    ends = [at for at, _ in course[1:]] + [now + 1]
    for (begins, values), end in zip(course, ends, strict=True):
        here, level = begins, max(level, values.get("_level") or 0)
        while step := min(_coming(ladder, values, level, here), key=_order, default=None):
            if step.at >= end:
                break
            taken.append(step)
            here, level = step.at, step.climb.level
    ahead = sorted(_coming(ladder, course[-1][1], level, now), key=_order)
    return Climbed(tuple(taken), level, tuple(ahead))


def _coming(ladder: Ladder, values: Mapping[str, Any], level: int, here: int) -> Iterator[Step]:
    """The paths that wait for their time at this level, each with its time, never before `here`."""
    seen = {**values, "_level": level}
    for rule in ladder.rules:
        due = rule.watch.due
        if due is not None and rule.holds(seen, here) and (at := due.at(seen)) is not None:
            yield Step(rule, max(at, here))


def _order(step: Step) -> tuple[int, int, str]:
    return step.at, step.climb.level, step.rule.key
