"""Lengths of time as people write them: "48h", "30m", "1d12h"."""

from __future__ import annotations

import re

SPAN = re.compile(r"(\d+)([smhd])")
SECONDS = {"s": 1, "m": 60, "h": 3600, "d": 86_400}


def seconds(span: str) -> int:
    """How long that is. Raises ValueError."""
    parts = SPAN.findall(span)
    if not parts or "".join(number + unit for number, unit in parts) != span:
        raise ValueError(f"{span!r} is no length of time, such as 48h or 30m")
    return sum(int(number) * SECONDS[unit] for number, unit in parts)
