"""Time zones by name, as the settings give them."""

from __future__ import annotations

from datetime import timedelta, timezone, tzinfo
from zoneinfo import ZoneInfo

CHINA = "Asia/Shanghai"


def zone_of(name: str) -> tzinfo:
    """Raises ValueError where nobody knows a zone of that name."""
    if name == CHINA:  # without summer time since 1991, so it needs no tables, which small machines lack
        return timezone(timedelta(hours=8), name)
    try:
        return ZoneInfo(name)
    except (KeyError, OSError) as unknown:
        raise ValueError(name) from unknown
