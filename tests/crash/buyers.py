"""Eight buyers at once, who submit a ticket and confirm it, write down what the server has acknowledged, and ask again
for what it has not.
"""

import asyncio
import json
from collections.abc import Iterable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from typing import Any

from tests.benchmarks.client import Connection
from tests.benchmarks.servers import HOST, Server
from tests.crash.house import PATH, body, task_of

CONCURRENCY = 8
GONE = (ConnectionError, asyncio.IncompleteReadError)


@dataclass
class Buyers:
    """`acked` is the log: number of the request → what the server answered; `confirmed` are those whose task the server
    said is finished. `sent` and `asked` are all that were ever sent, and confirmed, acknowledged or not.
    """

    server: Server
    acked: dict[int, Any] = field(default_factory=dict)
    confirmed: set[int] = field(default_factory=set)
    sent: set[int] = field(default_factory=set)
    asked: set[int] = field(default_factory=set)
    refused: list[bytes] = field(default_factory=list)

    @property
    def unsure(self) -> set[int]:
        """Sent, and never answered to the end."""
        return self.sent - self.confirmed

    def submit(self, numbers: Iterable[int], kill_after: int | None = None, kill_delay: float = 0.0) -> None:
        """Send these; kill the server `kill_delay` seconds after so many of them were confirmed."""
        work = self._submit(iter(list(numbers)), kill_after, kill_delay)
        # In a thread of its own: a browser test before this one has left an event loop running in ours.
        with ThreadPoolExecutor(max_workers=1) as thread:
            thread.submit(asyncio.run, work).result()

    async def _submit(self, numbers: Any, kill_after: int | None, kill_delay: float) -> None:
        before = len(self.confirmed)
        workers = [asyncio.create_task(self._work(numbers)) for _ in range(CONCURRENCY)]
        if kill_after is not None:
            while len(self.confirmed) < before + kill_after and not all(each.done() for each in workers):
                await asyncio.sleep(0.001)
            await asyncio.sleep(kill_delay)
            self.server.kill()
        await asyncio.gather(*workers)

    async def _work(self, numbers: Any) -> None:
        connection = Connection(HOST, self.server.port)
        for number in numbers:
            self.sent.add(number)
            try:
                await self._submit_one(connection, number)
                if number in self.acked:
                    await self._confirm(connection, number)
            except GONE:
                break
        connection.close()

    async def _submit_one(self, connection: Connection, number: int) -> None:
        asked = {"Idempotency-Key": f"request-{number}"}
        status, data, _ = await connection.request("POST", PATH, body(number), asked)
        if status == 201:
            self.acked[number] = json.loads(data)
        else:
            self.refused.append(data)

    async def _confirm(self, connection: Connection, number: int) -> None:
        """Finish the ticket's task; that it is finished already is an answer as well, where nobody knew before."""
        ticket = self.acked[number]
        path = f"/api/v1/progress/{ticket['link'].rpartition('/')[2]}/tasks/{task_of(ticket['id'])}/ok"
        again = number in self.asked
        self.asked.add(number)
        status, data, _ = await connection.request("POST", path, {})
        if status == 200 or (again and status == 409 and json.loads(data)["code"] == "task_closed"):
            self.confirmed.add(number)
        else:
            self.refused.append(data)
