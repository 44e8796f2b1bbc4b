"""The contract of a dimension's file: the points a record gets, and those that an hour of waiting adds."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from engines.kinds import Kind
from engines.rule.reader import Reader
from engines.rule.settings import Schema, labelled
from engines.values import value

Config = Mapping[str, Any]
Seen = Mapping[str, Any]

MOST = 10_000
POINTS: Schema = labelled({"type": "integer", "minimum": 0, "maximum": MOST}, "分数", "Points", "number")
PER_HOUR: Schema = labelled({"type": "integer", "minimum": 0, "maximum": MOST}, "每等一小时加", "Per hour", "number")
"""Never below 0: so a record never becomes less urgent by waiting."""


@value(frozen=True, slots=True)
class Points:
    """Now, and for each hour from now on."""

    base: int = 0
    per_hour: int = 0


NONE = Points()


@dataclass(frozen=True, kw_only=True)
class DimensionKind(Kind):
    """One way in which a record is urgent. `read` checks the settings and answers what `points` wants at hand."""

    read: Callable[[Config, Reader], Any]
    points: Callable[[Any, Seen, int], Points]
