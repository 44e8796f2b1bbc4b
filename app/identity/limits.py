"""How often somebody may fail to sign in: counted in this process, per user name and per address."""

from __future__ import annotations

from collections import OrderedDict
from threading import Lock

WINDOW = 900
PER_NAME, PER_ADDRESS = 10, 50
MOST_KEYS = 20_000


class FailedTries:
    """Failures of the last quarter of an hour. The oldest keys are forgotten where somebody invents names."""

    def __init__(self) -> None:
        self._failures: OrderedDict[tuple[str, str], list[int]] = OrderedDict()
        self._lock = Lock()

    def wait(self, username: str, address: str, now: int) -> int:
        """Seconds until the next try is allowed; 0 where it is allowed now."""
        with self._lock:
            return max(self._wait(key, limit, now) for key, limit in _keys(username, address))

    def failed(self, username: str, address: str, now: int) -> None:
        """Remember one more failure."""
        with self._lock:
            for key, _ in _keys(username, address):
                self._failures.setdefault(key, []).append(now)
                self._failures.move_to_end(key)
            while len(self._failures) > MOST_KEYS:
                self._failures.popitem(last=False)

    def succeeded(self, username: str) -> None:
        """The right password was given: earlier slips of this person are forgiven."""
        with self._lock:
            self._failures.pop(("name", username.casefold()), None)

    def _wait(self, key: tuple[str, str], limit: int, now: int) -> int:
        recent = [at for at in self._failures.get(key, ()) if at > now - WINDOW]
        if key in self._failures:
            self._failures[key] = recent
        return recent[-limit] + WINDOW - now if len(recent) >= limit else 0


def _keys(username: str, address: str) -> tuple[tuple[tuple[str, str], int], ...]:
    return (("name", username.casefold()), PER_NAME), (("address", address), PER_ADDRESS)
