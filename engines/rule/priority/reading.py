"""Reads a priority policy, and ranks a record by it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from engines import definition
from engines.definition import BLOCK, TEXT_SCHEMA, Definition
from engines.kinds import Text, load
from engines.logic import Compiled
from engines.logic.types import INSTANT
from engines.rule.policy import ORDER, RANKED, Around, body, condition, finished, first, reading
from engines.rule.priority.kind import DimensionKind, Points
from engines.rule.settings import Schema, labelled, name
from engines.values import value

DIMENSIONS = load(DimensionKind, Path(__file__).parent / "dimensions")
SINCE = "_created_at"
DIMENSION: Schema = {
    **BLOCK,
    "properties": {**BLOCK["properties"], "label": labelled(TEXT_SCHEMA, "名称", "Name", "text")},
    "additionalProperties": False,
}
BODY: Schema = body(
    "dimensions",
    **RANKED,
    since=name("从何时起算等待", "Waiting since", "field"),
    dimensions=labelled(
        {"type": "array", "items": DIMENSION, "minItems": 1, "maxItems": 40}, "维度", "Dimensions", "dimensions"
    ),
)


@dataclass(frozen=True)
class PriorityPolicy:
    """A policy as read."""

    key: str
    name: Text
    form: str
    order: int
    enabled: bool
    when: Compiled | None
    since: str
    dimensions: tuple[tuple[DimensionKind, Any], ...]

    def points(self, values: Mapping[str, Any], now: int) -> Points:
        """What all dimensions give this record together."""
        given = [kind.points(plan, values, now) for kind, plan in self.dimensions]
        return Points(sum(each.base for each in given), sum(each.per_hour for each in given))


@value(frozen=True, slots=True)
class Rank:
    """How urgent a record is: `base` points, and `rate` more for every hour since `since`."""

    base: int = 0
    rate: int = 0
    since: int | None = None

    def at(self, now: int) -> int:
        """Points times 3,600 at `now`, as the database orders records."""
        return self.base * 3600 + self.rate * (now - (now if self.since is None else self.since))


def rank(policies: Sequence[PriorityPolicy], values: Mapping[str, Any], now: int) -> Rank:
    """The record's rank by the first policy that applies to it; none at all without one."""
    policy = first(policies, values, now)
    if policy is None:
        return Rank()
    points = policy.points(values, now)
    return Rank(points.base, points.per_hour, values.get(policy.since))


def read_priority(document: Definition, around: Around) -> PriorityPolicy:
    """The policy. Raises BadDefinition with every problem."""
    reader, written = reading(document, BODY, around), document.body
    when = condition(written, reader)
    since = written.get("since", SINCE)
    if reader.known(since, reader.types, "/since") not in (INSTANT, None):
        zh, en = f"“{since}”不是时间字段，无法从它起算", f'"{since}" is not a date with time: nothing counts from it'
        reader.refuse("/since", "not_an_instant", zh, en)
    dimensions = []
    plain = [{key: value for key, value in each.items() if key != "label"} for each in written["dimensions"]]
    for pointer, block in definition.blocks(plain, DIMENSIONS, document.document, "/body/dimensions", reader.problems):
        kind = DIMENSIONS[block["type"]]
        reader.pointer = f"{pointer}/config"
        dimensions.append((kind, kind.read(block["config"], reader)))
    finished(reader)
    return PriorityPolicy(
        key=document.key,
        name=document.name,
        form=written["form"],
        order=written.get("order", ORDER),
        enabled=written.get("enabled", True),
        when=when,
        since=since,
        dimensions=tuple(dimensions),
    )
