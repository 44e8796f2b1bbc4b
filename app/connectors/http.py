"""One request to another system, over HTTP: only to where it may go, without redirects, within time and size."""

from __future__ import annotations

import http.client
import socket
import ssl
import threading
import time
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from ipaddress import IPv4Address, IPv6Address, IPv6Network, ip_address
from queue import Empty, Queue
from urllib.parse import urlsplit

from engines.connector import CannotCall

MOST_BYTES = 1_000_000
LEAST_SECONDS = 0.001
NAT64 = IPv6Network("64:ff9b::/96")
PORTS = {"http": 80, "https": 443}


@dataclass(frozen=True, slots=True)
class Answer:
    """What came back."""

    status: int
    body: bytes


class NoAnswer(Exception):
    """Nothing usable came back: trying again may help."""


def ask(
    method: str, url: str, headers: Mapping[str, str], body: bytes | None, seconds: float, inner: Collection[str]
) -> Answer:
    """Send it and wait for the answer, `seconds` in all; `inner` are hosts that need not be public.

    Raises CannotCall where it may not go there or too much comes back, NoAnswer where nothing does.
    """
    target = urlsplit(url)
    host, port = target.hostname or "", target.port or PORTS[target.scheme]
    until = time.monotonic() + seconds
    address = _address(host, port, seconds, host in inner or f"{host}:{port}" in inner)
    seconds = max(until - time.monotonic(), LEAST_SECONDS)
    connection = _Pinned(host, port, address, seconds, secure=target.scheme == "https")
    path = f"{target.path or '/'}?{target.query}" if target.query else target.path or "/"
    watch = threading.Timer(seconds, connection.cut)
    watch.start()
    try:
        connection.request(method, path, body, dict(headers))
        answer = connection.getresponse()
        said = answer.read(MOST_BYTES + 1)
    except (OSError, http.client.HTTPException) as error:
        raise NoAnswer(f"no answer from {host}: {type(error).__name__}") from error
    finally:
        watch.cancel()
        connection.close()
    if connection.was_cut:
        raise NoAnswer(f"no answer from {host} within {seconds} s")
    if len(said) > MOST_BYTES:
        raise CannotCall(f"{host} answers with more than {MOST_BYTES} bytes")
    return Answer(answer.status, said)


class _Pinned(http.client.HTTPConnection):
    """Connects to the address that was checked, whatever the name leads to by then."""

    def __init__(self, host: str, port: int, address: str, seconds: float, secure: bool) -> None:
        super().__init__(host, port, timeout=seconds)
        self._address, self._secure, self.was_cut = address, secure, False

    def connect(self) -> None:
        self.sock = socket.create_connection((self._address, self.port), self.timeout)
        if self._secure:
            self.sock = ssl.create_default_context().wrap_socket(self.sock, server_hostname=self.host)

    def cut(self) -> None:
        """The time is over, however slowly bytes still come."""
        self.was_cut = True
        if self.sock is not None:
            try:
                self.sock.shutdown(socket.SHUT_RDWR)
            except OSError:  # it is closed already
                return


def _address(host: str, port: int, seconds: float, anywhere: bool) -> str:
    """Where the host is; every one of its addresses must be public, unless it may be `anywhere`."""
    found = _looked_up(host, port, seconds)
    if not anywhere and not all(is_public(each) for each in found):
        raise CannotCall(
            f"{host} is not a public address; GONGDAN_CONNECTOR_HOSTS names inner hosts that may be called"
        )
    return found[0]


def _looked_up(host: str, port: int, seconds: float) -> list[str]:
    """The host's addresses. The system's own look-up knows no time limit, so it is left alone when time is over."""
    found: Queue[list[str] | Exception] = Queue()

    def look() -> None:
        try:
            found.put([str(row[4][0]) for row in socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)])
        except (OSError, UnicodeError) as error:
            found.put(error)

    threading.Thread(target=look, name="gongdan-look-up", daemon=True).start()
    try:
        said = found.get(timeout=seconds)
    except Empty as error:
        raise NoAnswer(f"no address for {host} within {seconds} s") from error
    if isinstance(said, Exception):
        raise NoAnswer(f"no address for {host}") from said
    return said


def is_public(written: str) -> bool:
    """Whether an address leads to the open internet, also where it wraps another one."""
    address: IPv4Address | IPv6Address | None = ip_address(written.partition("%")[0])
    while isinstance(address, IPv6Address) and (inner := _wrapped(address)) is not None:
        address = inner
    return address is not None and address.is_global and not address.is_multicast and not address.is_reserved


def _wrapped(address: IPv6Address) -> IPv4Address | None:
    if address in NAT64:
        return IPv4Address(int(address) & 0xFFFFFFFF)
    teredo = address.teredo[1] if address.teredo else None
    return address.ipv4_mapped or address.sixtofour or teredo
