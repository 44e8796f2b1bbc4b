"""The lock files say everything that is installed, and nothing about where they were made."""

import re
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
LOCKS = sorted(ROOT.glob("requirements*.lock"))
SETTINGS = tomllib.loads((ROOT / "pyproject.toml").read_text())


def locked(name: str) -> dict[str, str]:
    """Package → version."""
    return dict(re.findall(r"^([a-z0-9._-]+)==(\S+)", (ROOT / name).read_text(), re.MULTILINE))


def names(requirements: list[str]) -> set[str]:
    """Package names without extras and versions, spelled as in a lock."""
    return {re.split(r"[\[<>=~! ]", requirement)[0].lower().replace("_", "-") for requirement in requirements}


def test_what_the_project_asks_for_is_locked() -> None:
    """A dependency added without `make lock` would work only on its author's machine."""
    groups = SETTINGS["dependency-groups"]
    assert names(SETTINGS["project"]["dependencies"] + groups["build"]) <= set(locked("requirements.lock"))
    assert names(groups["dev"]) <= set(locked("requirements-dev.lock"))


def test_tests_run_on_the_versions_that_ship() -> None:
    """The long lock contains the short one, version for version."""
    assert locked("requirements.lock").items() <= locked("requirements-dev.lock").items()


@pytest.mark.parametrize("lock", [*LOCKS, ROOT / "builder_ui" / "package-lock.json"], ids=lambda lock: lock.name)
def test_a_lock_names_no_host(lock: Path) -> None:
    """Whoever installs chooses the mirror."""
    if not lock.exists():
        pytest.skip("no UI in this checkout")
    addresses = re.findall(r'"resolved": "https?://[^"]*|--(?:extra-)?index-url.*|--find-links.*', lock.read_text())
    assert addresses == []
