"""Counts of answered requests, kept in this process, written the way Prometheus reads them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from threading import Lock

BUCKETS = (0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 10.0)


class Metrics:
    """How many requests there were of each route and status, and how long they took."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._requests: Counter[tuple[str, str, int]] = Counter()
        self._slow: Counter[int] = Counter()
        self._seconds = 0.0

    def answered(self, method: str, route: str, status: int, seconds: float) -> None:
        """Count one answer. `route` is the pattern, never the path: paths are without number and hold tokens."""
        place = next((index for index, limit in enumerate(BUCKETS) if seconds <= limit), len(BUCKETS))
        with self._lock:
            self._requests[method, route, status] += 1
            self._slow[place] += 1
            self._seconds += seconds

    def lines(self) -> Iterator[str]:
        """Everything counted so far."""
        with self._lock:
            requests, slow, seconds = dict(self._requests), dict(self._slow), self._seconds
        yield "# TYPE gongdan_requests_total counter"
        for (method, route, status), count in sorted(requests.items()):
            yield f'gongdan_requests_total{{method="{method}",route="{route}",status="{status}"}} {count}'
        yield "# TYPE gongdan_request_seconds histogram"
        total = 0
        for place, limit in enumerate(BUCKETS):
            total += slow.get(place, 0)
            yield f'gongdan_request_seconds_bucket{{le="{limit}"}} {total}'
        total += slow.get(len(BUCKETS), 0)
        yield f'gongdan_request_seconds_bucket{{le="+Inf"}} {total}'
        yield f"gongdan_request_seconds_sum {seconds:.6f}"
        yield f"gongdan_request_seconds_count {total}"
