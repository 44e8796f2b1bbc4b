"""Eight buyers at once, who write down what the server has acknowledged, and ask again for what it has not."""

import asyncio
import json
from collections.abc import Iterable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from typing import Any

from tests.benchmarks.client import Connection
from tests.benchmarks.servers import HOST, Server
from tests.crash.house import PATH, body

CONCURRENCY = 8
GONE = (ConnectionError, asyncio.IncompleteReadError)


@dataclass
class Buyers:
    """`acked` is the log: number of the request → what the server answered. `sent` are all that were ever sent."""

    server: Server
    acked: dict[int, Any] = field(default_factory=dict)
    sent: set[int] = field(default_factory=set)
    refused: list[bytes] = field(default_factory=list)

    @property
    def unsure(self) -> set[int]:
        """Sent, and never answered."""
        return self.sent - self.acked.keys()

    def submit(self, numbers: Iterable[int], kill_after: int | None = None, kill_delay: float = 0.0) -> None:
        """Send these; kill the server `kill_delay` seconds after so many of them were acknowledged."""
        work = self._submit(iter(list(numbers)), kill_after, kill_delay)
        # In a thread of its own: a browser test before this one has left an event loop running in ours.
        with ThreadPoolExecutor(max_workers=1) as thread:
            thread.submit(asyncio.run, work).result()

    async def _submit(self, numbers: Any, kill_after: int | None, kill_delay: float) -> None:
        before = len(self.acked)
        workers = [asyncio.create_task(self._work(numbers)) for _ in range(CONCURRENCY)]
        if kill_after is not None:
            while len(self.acked) < before + kill_after and not all(each.done() for each in workers):
                await asyncio.sleep(0.001)
            await asyncio.sleep(kill_delay)
            self.server.kill()
        await asyncio.gather(*workers)

    async def _work(self, numbers: Any) -> None:
        connection = Connection(HOST, self.server.port)
        for number in numbers:
            self.sent.add(number)
            try:
                asked = {"Idempotency-Key": f"request-{number}"}
                status, data, _ = await connection.request("POST", PATH, body(number), asked)
            except GONE:
                break
            if status == 201:
                self.acked[number] = json.loads(data)
            else:
                self.refused.append(data)
        connection.close()
