"""When things happen in a demo: more by day than by night, more on some weekdays, far more in a promotion."""

from __future__ import annotations

import random
from collections.abc import Mapping, Sequence
from itertools import accumulate
from typing import Any

ZONE, HOUR, DAY = 28_800, 3600, 86_400
FLAT_DAY, FLAT_WEEK = [1] * 24, [1] * 7


def arrivals(curve: Mapping[str, Any], count: int, begin: int, until: int, chance: random.Random) -> list[int]:
    """`count` instants between `begin` and `until`, in order, as the weights of `curve` have it."""
    hours = list(range(begin, until, HOUR))
    weights = list(accumulate(weight(curve, at, begin, until) for at in hours))
    chosen = chance.choices(hours, cum_weights=weights, k=count)
    return sorted(min(at + chance.randrange(HOUR), until) for at in chosen)


def weight(curve: Mapping[str, Any], at: int, begin: int, until: int) -> float:
    """How busy the hour that begins at `at` is."""
    local = at + ZONE
    busy = curve.get("hours", FLAT_DAY)[local % DAY // HOUR] * curve.get("weekdays", FLAT_WEEK)[(local // DAY + 3) % 7]
    peak = curve.get("peak")
    if peak:
        starts = (begin + (until - begin) * peak["day"] + ZONE) // DAY
        busy *= peak["factor"] if local // DAY == starts else 1
    return float(busy)


def next_shift(at: int, hours: Sequence[int], chance: random.Random) -> int:
    """`at`, or some minutes into the next working day where nobody works then."""
    start, end = hours
    local = (at + ZONE) % DAY
    if start * HOUR <= local < end * HOUR:
        return at
    midnight = at - local
    tomorrow = DAY if local >= end * HOUR else 0
    return midnight + tomorrow + start * HOUR + chance.randrange(90 * 60)
