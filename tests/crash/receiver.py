"""Somebody else's system on loopback: notes under which idempotency key it was told about which ticket."""

from __future__ import annotations

import json
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer


class Receiver:
    """`told` has every call as (key, record), also repeated ones; a key is what counts."""

    def __init__(self) -> None:
        self.told: list[tuple[str, int]] = []
        self.url = ""

    def keys_of(self, record: int) -> set[str]:
        """The different keys under which a ticket was told: one for each effect, however often it was repeated."""
        return {key for key, about in list(self.told) if about == record}


@contextmanager
def receiving() -> Iterator[Receiver]:
    """A receiver that listens until the caller is done."""
    receiver = Receiver()

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
            receiver.told.append((self.headers["Idempotency-Key"], body["record"]))
            self.send_response(204)
            self.end_headers()

        def log_message(self, *said: object) -> None:
            """Silent."""

    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        receiver.url = f"http://127.0.0.1:{server.server_address[1]}/"
        thread = threading.Thread(target=server.serve_forever, daemon=True)
        thread.start()
        yield receiver
        server.shutdown()
        thread.join()
