"""A lock that serves threads in the order they came: SQLite's own busy-wait lets some of them starve."""

from __future__ import annotations

import threading
from collections import deque
from types import TracebackType


class FairLock:
    """First come, first served. Not reentrant, on purpose: a write inside a write is a mistake and says so."""

    def __init__(self) -> None:
        self._guard = threading.Lock()
        self._waiting: deque[threading.Lock] = deque()
        self._holder: int | None = None

    def refuse_again(self) -> None:
        """Raises where this thread has it already."""
        if self._holder == threading.get_ident():
            raise RuntimeError("a write transaction was opened inside another one")

    def __enter__(self) -> None:
        self.refuse_again()
        me = threading.get_ident()
        with self._guard:
            if self._holder is None:
                self._holder = me
                return
            turn = threading.Lock()
            turn.acquire()
            self._waiting.append(turn)
        turn.acquire()
        self._holder = me

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        with self._guard:
            if self._waiting:
                self._holder = 0  # handed over: nobody may slip in between
                self._waiting.popleft().release()
            else:
                self._holder = None
