"""Make a checkout ready to run: `.venv`, the locked packages, the project itself and the UI.

Run as `python3 -m scripts.setup`. Needs only Python 3.11.
Every step is skipped when its sources have not changed since.
"""

import argparse
import subprocess
import sys
from pathlib import Path

from scripts import ui
from scripts.say import call, step, stop
from scripts.stamps import fingerprint, fresh, press

ROOT = Path(__file__).resolve().parent.parent
VENV = ROOT / ".venv"
PYTHON = VENV / "bin" / "python"
STAMPS = VENV / "stamps"
# Byte code is made when a module is first imported; making it for everything costs a third of the first start.
PIP: list[str | Path] = [
    PYTHON,
    "-m",
    "pip",
    "install",
    "--quiet",
    "--disable-pip-version-check",
    "--no-compile",
    "--no-deps",
]


def works(python: Path) -> bool:
    """Whether this is a living interpreter with pip: a moved or half-made `.venv` is not."""
    return python.exists() and not subprocess.run([python, "-c", "import pip"], capture_output=True).returncode


def make_venv() -> None:
    """Create `.venv`, or make it anew where it cannot be used."""
    try:
        import ensurepip  # noqa: F401  asked for here: Debian ships it apart
    except ImportError:
        stop("this Python cannot make a virtual environment; install it with `apt-get install python3-venv`")
    call([sys.executable, "-m", "venv", "--clear", VENV])


def install(dev: bool) -> None:
    """Install exactly the locked packages, each checked against its hash; the longer lock contains the shorter."""
    short, long = ROOT / "requirements.lock", ROOT / "requirements-dev.lock"
    lock = long if dev else short
    if fresh(STAMPS / lock.name, fingerprint([lock], ROOT)):
        return
    step(f"installing {lock.name}", lambda: call([*PIP, "--require-hashes", "-r", lock]))
    for done in {short, lock}:
        press(STAMPS / done.name, fingerprint([done], ROOT))


def install_project() -> None:
    """Put the project itself into `.venv`, editable, with its `gongdan` command."""
    mark = fingerprint([ROOT / "pyproject.toml"], ROOT, also=str(ROOT))
    if fresh(STAMPS / "project", mark):
        return
    step("installing gongdan", lambda: call([*PIP, "--no-build-isolation", "--editable", ROOT]))
    press(STAMPS / "project", mark)


def main() -> None:
    """Take the steps that are still to be taken."""
    words = argparse.ArgumentParser(description=__doc__)
    words.add_argument("--dev", action="store_true", help="also what tests and lint need")
    dev = words.parse_args().dev
    if not works(PYTHON):
        step("creating .venv", make_venv)
    install(dev)
    install_project()
    ui.build(PYTHON)


if __name__ == "__main__":
    main()
