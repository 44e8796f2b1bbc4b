"""Waiting for something to become true: often looked at, never longer than said."""

import time
from collections.abc import Callable

EVERY = 0.02


def until(true: Callable[[], bool], seconds: float, what: str) -> float:
    """Wait until `true`; the seconds it took. Fails after `seconds`."""
    began = time.perf_counter()
    while not true():
        assert time.perf_counter() - began < seconds, f"waited {seconds} s in vain for {what}"
        time.sleep(EVERY)
    return time.perf_counter() - began
