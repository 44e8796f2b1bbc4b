"""How many public forms one address may submit in a minute, counted in this process."""

from __future__ import annotations

from collections import Counter
from ipaddress import ip_address
from threading import Lock

from app.errors import TooMany

MINUTE = 60


class Pace:
    """`most` a minute; 0: as many as they like.

    Addresses of this machine are not counted: behind a proxy that nobody told us of (`GONGDAN_PROXIES`) they would be
    everybody's.
    """

    def __init__(self, most: int) -> None:
        self._most = most
        self._minute = 0
        self._counts: Counter[str] = Counter()
        self._lock = Lock()

    def admit(self, address: str, now: int) -> None:
        """Count one more of `address`. Raises TooMany, until the minute is over."""
        if not self._most or not address or ip_address(address).is_loopback:
            return
        with self._lock:
            if now // MINUTE != self._minute:
                self._minute, self._counts = now // MINUTE, Counter()
            self._counts[address] += 1
            if self._counts[address] > self._most:
                raise TooMany(MINUTE - now % MINUTE)
