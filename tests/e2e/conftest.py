"""A server, a browser and people at it. Pictures and logs lie in test-results/, one folder a test."""

import re
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect, sync_playwright

from tests.e2e.server import PASSWORD, Server, prepare, serve
from tests.e2e.visitor import Visitor

RESULTS = Path(__file__).resolve().parents[2] / "test-results"
FLAGS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--disable-dev-shm-usage",
    "--disable-background-networking",  # it would look for its maker's hosts at every start
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
)
ADMIN = ("user", "add", "admin", "--name", "管理员", "--role", "administrator", "--password", PASSWORD)
DEMO = ("demo", "--tickets", "30", "--days", "14")

PATIENCE = 20_000  # milliseconds; a wait ends when its condition holds, so only a failing test waits this long

Meet = Callable[..., Visitor]
expect.set_options(timeout=PATIENCE)


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Headless Chromium of this machine; `make test` installs it."""
    path = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
    assert path, "these tests need Chromium: install it, then run them again"
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=path, args=FLAGS)
        yield chromium
        chromium.close()


@pytest.fixture
def artefacts(request: pytest.FixtureRequest) -> Path:
    """This test's own folder of pictures and logs, emptied first."""
    folder = RESULTS / re.sub(r"[^\w]+", "-", request.node.name).strip("-")
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    return folder


@pytest.fixture(scope="session")
def empty_house(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A data folder with nothing yet but its administrator, to be copied."""
    folder = tmp_path_factory.mktemp("empty")
    prepare(folder, ADMIN)
    return folder


@pytest.fixture(scope="session")
def demo_house(tmp_path_factory: pytest.TempPathFactory, empty_house: Path) -> Path:
    """The same with the after-sales template, some weeks of tickets and its people."""
    folder = tmp_path_factory.mktemp("demo")
    shutil.copytree(empty_house, folder, dirs_exist_ok=True)
    prepare(folder, DEMO)
    return folder


@pytest.fixture
def empty_server(tmp_path: Path, artefacts: Path, empty_house: Path) -> Iterator[Server]:
    """A server that has nothing yet but its administrator."""
    shutil.copytree(empty_house, tmp_path, dirs_exist_ok=True)
    with serve(tmp_path, artefacts / "server.log") as server:
        yield server


@pytest.fixture(scope="session")
def demo_server(tmp_path_factory: pytest.TempPathFactory, demo_house: Path) -> Iterator[Server]:
    """A server with the after-sales template, some weeks of tickets and its people. Tests here change little."""
    folder = tmp_path_factory.mktemp("shared")
    shutil.copytree(demo_house, folder, dirs_exist_ok=True)
    with serve(folder, RESULTS / f"demo-server-{folder.parent.name}.log") as server:
        yield server


@pytest.fixture
def own_demo_server(tmp_path: Path, artefacts: Path, demo_house: Path) -> Iterator[Server]:
    """The same for one test alone: it may count what has changed."""
    shutil.copytree(demo_house, tmp_path, dirs_exist_ok=True)
    with serve(tmp_path, artefacts / "server.log") as server:
        yield server


@pytest.fixture
def meet(browser: Browser, artefacts: Path) -> Iterator[Meet]:
    """`meet(server, language="en", phone=True, moving=True)`: a person at a browser; all must leave without trouble."""
    present: list[Visitor] = []

    def somebody(server: Server, **how: object) -> Visitor:
        visitor = Visitor(browser, server.url, artefacts, **how)  # type: ignore[arg-type]
        present.append(visitor)
        return visitor

    yield somebody
    for number, visitor in enumerate(present):
        visitor.picture(f"last-{number}", whole=False)
    for visitor in present:
        visitor.leave()
