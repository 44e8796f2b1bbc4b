"""The import contracts are real: each of them breaks when somebody takes a forbidden way."""

import shutil
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
LINT = Path(sys.executable).with_name("lint-imports")
RUFF = Path(sys.executable).with_name("ruff")

# contract → (file to plant, the line that must not be there)
SLIPS = {
    "shell-layers": ("app/models/planted.py", "import app.web.planted"),
    "connectors-by-jobs": ("app/operations/planted.py", "import app.connectors.planted"),
    "engine-layers": ("engines/rule/planted.py", "import engines.flow"),
    "pure-engines": ("engines/flow/planted.py", "def f():\n    import flask"),
    "sql-in-two-rooms": ("engines/form/planted.py", "import sqlalchemy"),
    "lone-kinds": ("engines/flow/nodes/planted.py", "import engines.flow.nodes.planted_too"),
}
ROOMS = (
    "app/web",
    "app/jobs",
    "app/chores",
    "app/operations",
    "app/effects",
    "app/queries",
    "app/wire",
    "app/models",
    "app/connectors",
)


@pytest.fixture
def house(tmp_path: Path) -> Path:
    """A copy of the rooms, in which to misbehave; rooms that are not built yet stand empty."""
    for room in ("engines", "app"):
        shutil.copytree(ROOT / room, tmp_path / room, ignore=shutil.ignore_patterns("static", "__pycache__"))
    shutil.copy(ROOT / "pyproject.toml", tmp_path)
    for room in ROOMS:
        if not (tmp_path / f"{room}.py").exists():
            plant(tmp_path / room / "__init__.py", "")
    for room in ("app/web", "app/connectors", "engines/flow/nodes"):
        plant(tmp_path / room / "planted.py", "")
        plant(tmp_path / room / "planted_too.py", "")
    return tmp_path


def plant(file: Path, source: str) -> None:
    """Write a module, but never over an `__init__` that is there."""
    file.parent.mkdir(parents=True, exist_ok=True)
    if file.name != "__init__.py" or not file.exists():
        file.write_text(source)


def verdict(house: Path, contract: str) -> subprocess.CompletedProcess[str]:
    """What import-linter says of this copy; it reads the copy because it runs there."""
    command = [LINT, "--no-logo", "--no-cache", "--contract", contract]
    return subprocess.run(command, cwd=house, capture_output=True, text=True)


@pytest.mark.parametrize("contract", SLIPS)
def test_a_contract_breaks_on_the_way_it_forbids(house: Path, contract: str) -> None:
    """Kept before the slip, broken after it, and the message names the slip."""
    assert "1 kept, 0 broken" in verdict(house, contract).stdout
    file, slip = SLIPS[contract]
    plant(house / file, slip)
    after = verdict(house, contract)
    assert after.returncode == 1
    assert "planted" in after.stdout


def test_every_contract_has_its_slip() -> None:
    """A contract that was never seen to break is a hope."""
    settings = tomllib.loads((ROOT / "pyproject.toml").read_text())
    assert {contract["id"] for contract in settings["tool"]["importlinter"]["contracts"]} == set(SLIPS)


@pytest.mark.parametrize(
    "line", ["datetime.datetime.now()", "datetime.date.today()", "time.time()", "random.random()", "uuid.uuid4()"]
)
def test_a_clock_or_chance_in_an_engine_is_seen(line: str) -> None:
    """import-linter cannot see `datetime.now()`; ruff does."""
    source = f'"""Planted."""\n\nimport {line.partition(".")[0]}\n\nx = {line}\n'
    command = [RUFF, "check", "--no-cache", "--stdin-filename", "engines/flow/planted.py", "-"]
    said = subprocess.run(command, cwd=ROOT, input=source, capture_output=True, text=True)
    assert "TID251" in said.stdout
