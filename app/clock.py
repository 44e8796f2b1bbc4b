"""The only place that looks at a clock: everything else is told what time it is."""

from __future__ import annotations

import time
from collections.abc import Callable

Clock = Callable[[], int]


def now() -> int:
    """This second, UTC."""
    return int(time.time())


def seconds_until(at: int) -> float:
    """How long until `at`, to the millisecond; never negative."""
    return max(0.0, at - time.time())
