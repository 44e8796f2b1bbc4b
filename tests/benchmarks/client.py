"""A keep-alive HTTP client that costs little: raw asyncio streams, so that a benchmark measures the server."""

from __future__ import annotations

import asyncio
import json
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any


@dataclass
class Run:
    """What one load run saw: seconds each acknowledged request took, and how many failed with which status."""

    concurrency: int
    latencies: list[float] = field(default_factory=list)
    errors: dict[int, int] = field(default_factory=dict)
    answers: list[Any] = field(default_factory=list)
    seconds: float = 0.0

    @property
    def per_second(self) -> float:
        return len(self.latencies) / self.seconds if self.seconds else 0.0

    def percentile(self, share: float) -> float:
        """Nearest-rank percentile of the latencies, in milliseconds."""
        ranked = sorted(self.latencies)
        return 1000 * ranked[max(0, min(len(ranked) - 1, round(share * len(ranked)) - 1))] if ranked else 0.0


class Connection:
    """One keep-alive connection to a server on loopback."""

    def __init__(self, host: str, port: int) -> None:
        self.host, self.port = host, port
        self.reader: asyncio.StreamReader | None = None
        self.writer: asyncio.StreamWriter | None = None

    async def request(
        self, method: str, path: str, body: Any = None, headers: Mapping[str, str] | None = None
    ) -> tuple[int, bytes, dict[str, str]]:
        """Status, body and headers (lower case) of one request."""
        if self.writer is None:
            self.reader, self.writer = await asyncio.open_connection(self.host, self.port)
        assert self.reader is not None
        payload = b"" if body is None else json.dumps(body).encode()
        lines = [f"{method} {path} HTTP/1.1", f"Host: {self.host}:{self.port}", f"Content-Length: {len(payload)}"]
        if payload:
            lines.append("Content-Type: application/json")
        lines += [f"{name}: {value}" for name, value in (headers or {}).items()]
        self.writer.write("\r\n".join(lines).encode() + b"\r\n\r\n" + payload)
        head = (await self.reader.readuntil(b"\r\n\r\n")).decode("latin-1").split("\r\n")
        answered = {name.lower(): value.strip() for name, _, value in (line.partition(":") for line in head[1:])}
        length = int(answered.get("content-length", "0"))
        data = await self.reader.readexactly(length) if length else b""
        if answered.get("connection", "").lower() == "close":
            self.close()
        return int(head[0].split()[1]), data, answered

    def close(self) -> None:
        if self.writer is not None:
            self.writer.close()
        self.reader = self.writer = None


async def load(host: str, port: int, path: str, bodies: Callable[[int], Any], requests: int, concurrency: int) -> Run:
    """POST `requests` bodies to `path` over `concurrency` connections, as fast as they are answered."""
    run = Run(concurrency)
    numbers = iter(range(requests))

    async def worker() -> None:
        connection = Connection(host, port)
        for number in numbers:
            started = time.perf_counter()
            status, data, _ = await connection.request("POST", path, bodies(number))
            if status < 300:
                run.latencies.append(time.perf_counter() - started)
                run.answers.append(json.loads(data))
            else:
                run.errors[status] = run.errors.get(status, 0) + 1
        connection.close()

    started = time.perf_counter()
    await asyncio.gather(*(worker() for _ in range(concurrency)))
    run.seconds = time.perf_counter() - started
    return run
