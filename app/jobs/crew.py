"""A few hands that do claimed jobs side by side: one that waits for the disk, or for an answer, holds up no other."""

from __future__ import annotations

import logging
import threading
import time
from collections.abc import Callable, Iterable
from queue import SimpleQueue

from app.jobs.kind import Tools
from app.jobs.work_off import do
from app.outbox import Lease

log = logging.getLogger("gongdan.jobs")

HANDS = 6
MOST = 32
"""So many jobs are in hand at most: few enough that none loses its lease while it waits its turn."""

Batch = tuple[int, list[Lease]]


class Crew:
    """Jobs of one record are done by one hand, in the order in which they were claimed.

    `ready` is called when it wants more: half of what it had is done, or all of it.
    """

    def __init__(self, tools: Tools, ready: Callable[[], None]) -> None:
        self._tools, self._ready = tools, ready
        self._queue: SimpleQueue[Batch | None] = SimpleQueue()
        self._counting = threading.Lock()
        self._in_hand = 0
        self._hands = [
            threading.Thread(target=self._work, name=f"gongdan-jobs-{number}", daemon=True) for number in range(HANDS)
        ]

    def start(self) -> None:
        """Let the hands begin."""
        for hand in self._hands:
            hand.start()

    @property
    def room(self) -> int:
        """How many jobs it takes now; none while it has enough, so that they are claimed by the dozen."""
        with self._counting:
            return MOST - self._in_hand if self._in_hand <= MOST // 2 else 0

    def take(self, leases: Iterable[Lease], now: int) -> None:
        """Do these, at `now`, as soon as a hand is free."""
        batches: dict[object, list[Lease]] = {}
        for lease in leases:
            batches.setdefault(("record", lease.record) if lease.record is not None else lease.id, []).append(lease)
        with self._counting:
            self._in_hand += sum(map(len, batches.values()))
        for batch in batches.values():
            self._queue.put((now, batch))

    def stop(self, patience: float) -> None:
        """Finish what is in hand, for so many seconds at most."""
        for _ in self._hands:
            self._queue.put(None)
        end = time.monotonic() + patience
        for hand in self._hands:
            hand.join(max(0.0, end - time.monotonic()))

    def _work(self) -> None:
        while (batch := self._queue.get()) is not None:
            now, leases = batch
            for lease in leases:
                try:
                    do(self._tools, lease, now)
                except Exception:  # the database is away, say: the lease runs out, and somebody does it again
                    log.exception("job %s could not even be given back", lease.id)
                self._done()

    def _done(self) -> None:
        with self._counting:
            self._in_hand -= 1
            wanting = self._in_hand in (0, MOST // 2)
        if wanting:
            self._ready()
