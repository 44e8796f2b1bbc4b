"""How a number is shown: money in 元, durations in hours, shares in per cent."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from engines.kinds import Text

NOTHING = Text("", "")


@dataclass(frozen=True)
class Unit:
    """What the number in a row is divided by for showing, its d3 format, and the word behind it."""

    divisor: int
    format: str
    word: Text = NOTHING

    def shown(self, value: float | None) -> float | None:
        """`value` of a row in this unit."""
        return value if value is None or self.divisor == 1 else value / self.divisor


UNITS: Mapping[str, Unit] = {
    "count": Unit(1, ",d"),
    "integer": Unit(1, ",d"),
    "number": Unit(1, ",.2f"),
    "money": Unit(100, ",.2f", Text("元", "CNY")),
    "duration": Unit(3600, ",.1f", Text("小时", "hours")),
    "share": Unit(1, ".1%"),
}
