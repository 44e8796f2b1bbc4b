"""A real Gongdan for the browser: the command line as people start it, on a port and a folder of its own."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import IO

import httpx

from tests.e2e.patience import until

GONGDAN = Path(sys.executable).with_name("gongdan")
PASSWORD = "correct-horse-battery"


@dataclass(frozen=True)
class Server:
    """Where it answers, and where it keeps its data."""

    url: str
    folder: Path
    env: dict[str, str]

    def run(self, *words: str) -> None:
        """A `gongdan` command on this server's data."""
        done = subprocess.run([GONGDAN, *words], env=self.env, cwd=self.folder, capture_output=True, text=True)
        assert done.returncode == 0, f"gongdan {' '.join(words)}: {done.stdout}{done.stderr}"

    def add_staff(self, people: dict[str, tuple[str, ...]]) -> None:
        """People with the same password; each with further words for `gongdan user add`, all at the same time."""
        commands = [
            subprocess.Popen(
                [GONGDAN, "user", "add", name, "--password", PASSWORD, *words],
                env=self.env,
                cwd=self.folder,
                stdout=subprocess.PIPE,
                stderr=subprocess.STDOUT,
                text=True,
            )
            for name, words in people.items()
        ]
        for command in commands:
            said, _ = command.communicate(timeout=180)
            assert command.returncode == 0, said

    @property
    def stored_files(self) -> Iterator[Path]:
        """Every uploaded file, as it lies on the disk."""
        return (path for path in (self.folder / "data" / "files").rglob("*") if path.is_file())


def prepare(folder: Path, *commands: tuple[str, ...]) -> Server:
    """Run the commands in a data folder there; the server is not started."""
    port = free_port()
    clean = {name: value for name, value in os.environ.items() if not name.startswith("GONGDAN_")}
    env = clean | {"GONGDAN_DATA_DIR": str(folder / "data"), "GONGDAN_PORT": str(port)}
    server = Server(f"http://127.0.0.1:{port}", folder, env)
    for words in commands:
        server.run(*words)
    return server


@contextmanager
def serve(folder: Path, log: Path, *before: tuple[str, ...]) -> Iterator[Server]:
    """Run the commands `before`, then serve until the caller is done; what the server said is kept in `log`."""
    server = prepare(folder, *before)
    log.parent.mkdir(parents=True, exist_ok=True)
    with log.open("w") as kept:
        process = subprocess.Popen(
            [GONGDAN, "serve"],
            env=server.env,
            cwd=folder,
            stdout=kept,
            stderr=subprocess.STDOUT,
            start_new_session=True,
        )
        try:
            until(lambda: ready(server, process, kept), 90, "the server to be ready")
            yield server
        finally:
            end(process)


def ready(server: Server, process: subprocess.Popen[bytes], log: IO[str]) -> bool:
    """Does it answer? A server that ended on its own never will."""
    assert process.poll() is None, Path(log.name).read_text()
    try:
        return httpx.get(f"{server.url}/readyz", timeout=1).status_code == 200
    except httpx.TransportError:
        return False


def end(process: subprocess.Popen[bytes]) -> None:
    """Ask it to stop; where it does not, end it with what it started."""
    process.send_signal(signal.SIGTERM)
    try:
        process.wait(timeout=15)
    except subprocess.TimeoutExpired:
        os.killpg(process.pid, signal.SIGKILL)
        process.wait()


def free_port() -> int:
    """A port that nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])
