"""How a number is shown: money in 元, durations in hours, shares in per cent."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from engines.kinds import Text

NOTHING = Text("", "")


@dataclass(frozen=True)
class Unit:
    """What the number in a row is divided by for showing, its d3 format, the word behind it, and the format of an axis.

    An axis leaves out decimals that say nothing: 1,200 and not 1,200.00.
    """

    divisor: int
    format: str
    word: Text = NOTHING
    ticks: str = ""
    whole: bool = False

    def shown(self, value: float | None) -> float | None:
        """`value` of a row in this unit."""
        return value if value is None or self.divisor == 1 else value / self.divisor


UNITS: Mapping[str, Unit] = {
    "count": Unit(1, ",d", ticks=",d", whole=True),
    "integer": Unit(1, ",d", ticks=",d", whole=True),
    "number": Unit(1, ",.2f", ticks=",.2~f"),
    "money": Unit(100, ",.2f", Text("元", "CNY"), ticks=",.2~f"),
    "duration": Unit(3600, ",.1f", Text("小时", "hours"), ticks=",.1~f"),
    "share": Unit(1, ".1%", ticks=".1~%"),
}
