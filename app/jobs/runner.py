"""Runs jobs as they fall due: a thread of `gongdan serve`, or the whole of `gongdan worker`."""

from __future__ import annotations

import logging
import threading

from app import clock
from app.jobs.crew import Crew
from app.jobs.kind import Tools
from app.leases import claim, next_run

log = logging.getLogger("gongdan.jobs")

# Another process may leave a job without waking us; so we look now and then. Our own commits wake us at once.
LONGEST_SLEEP = 2.0
AFTER_TROUBLE = 5.0
PATIENCE = 10.0


class Runner:
    """Sleeps until the next job's second, or until a commit of this process leaves a nearer one."""

    def __init__(self, tools: Tools, queues: tuple[str, ...] = ("default",)) -> None:
        self.tools, self.queues = tools, queues
        self._woken = threading.Event()
        self._stopping = threading.Event()
        self._crew = Crew(tools, self._woken.set)
        self._thread: threading.Thread | None = None

    def start(self) -> None:
        """Begin in a thread of its own."""
        self.tools.db.woken.append(self.wake)
        self._thread = threading.Thread(target=self.run, name="gongdan-jobs", daemon=True)
        self._thread.start()

    def wake(self, at: int) -> None:
        """There is a job for `at`."""
        if at <= clock.now() + LONGEST_SLEEP:
            self._woken.set()

    def stop(self, patience: float = PATIENCE) -> None:
        """Finish the jobs in hand, take no other."""
        self._stopping.set()
        self._woken.set()
        if self._thread is not None:
            self._thread.join(patience)

    def run(self) -> None:
        """Until told to stop."""
        self._crew.start()
        while not self._stopping.is_set():
            self._woken.clear()
            try:
                pause = self._hand_out()
            except Exception:  # the database is away, say: that passes
                log.exception("the job runner stumbles")
                pause = AFTER_TROUBLE
            self._woken.wait(pause)
        self._crew.stop(PATIENCE)

    def _hand_out(self) -> float:
        """Give what is due to the crew; how long until somebody must look again."""
        while room := self._crew.room:
            now = clock.now()
            leases = claim(self.tools.db, now, room, self.queues)
            self._crew.take(leases, now)
            if len(leases) < room:
                return self._pause()
        return LONGEST_SLEEP

    def _pause(self) -> float:
        at = next_run(self.tools.db, self.queues)
        return LONGEST_SLEEP if at is None else min(LONGEST_SLEEP, clock.seconds_until(at))
