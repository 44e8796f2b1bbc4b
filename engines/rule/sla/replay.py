"""Brings the clocks of a record through all that became of it, as if these policies had been in force all along."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from engines.rule.sla.clock import Calendars, Clock
from engines.rule.sla.reading import SlaPolicy
from engines.rule.sla.tick import Occasion, Ticked, tick


def replay(policies: Sequence[SlaPolicy], calendars: Calendars, occasions: Iterable[Occasion]) -> Ticked:
    """The clocks after the last of `occasions`, oldest first, and everything that happened to them on the way."""
    clocks: Mapping[str, Clock] = {}
    ticks = []
    for occasion in occasions:
        ticks.append(tick(policies, calendars, clocks, occasion))
        clocks = ticks[-1].clocks
    return Ticked(clocks, tuple(each for ticked in ticks for each in ticked.happened))
