"""How many moments lie close together: for counts that go by a time of the records, in whatever order they come in."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable


def crowd(moments: Iterable[int], here: int, seconds: int) -> int:
    """The most of `moments`, with `here`, that one span of so many seconds holds which also holds `here`."""
    ordered = sorted([*moments, here])
    begins = (each for each in ordered if here - seconds <= each <= here)
    return max(bisect_right(ordered, begin + seconds) - ordered.index(begin) for begin in begins)
