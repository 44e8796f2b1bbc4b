"""How long a call takes, in processor time, so that other work on the machine disturbs it little."""

from __future__ import annotations

import gc
import time
from collections.abc import Callable
from typing import Any


def microseconds(call: Callable[[], Any], calls: int, repeats: int = 7) -> float:
    """Of one call: the best of several runs of `calls` calls."""
    gc.collect()
    gc.disable()
    try:
        return min(_run(call, calls) for _ in range(repeats))
    finally:
        gc.enable()


def _run(call: Callable[[], Any], calls: int) -> float:
    started = time.process_time()
    for _ in range(calls):
        call()
    return 1e6 * (time.process_time() - started) / calls
