"""The zone operand: a fixed offset such as "+08:00", because a rule must mean the same in every place that runs it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from engines.logic import dates
from engines.logic.checking import Checker
from engines.logic.expression import Expression, Literal
from engines.logic.operands import Operand

ZONE = Operand("zone", "时区", "zone", optional=True)
FORM = re.compile(r"[+-](0[0-9]|1[0-4]):[0-5][0-9]")


def check(given: Sequence[Expression], checker: Checker) -> int:
    """The seconds east of UTC that the operand says, if it is there."""
    for zone in given:
        value = zone.value if isinstance(zone, Literal) else None
        if isinstance(value, str) and FORM.fullmatch(value):
            return dates.offset_seconds(value)
        checker.refuse(zone, "bad_argument", "时区应写成 +08:00", "a zone is written as +08:00")
    return dates.offset_seconds(dates.OFFSET)
