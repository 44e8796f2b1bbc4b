"""How the helpers talk: one line before each step, one plain sentence when they cannot go on."""

import subprocess
import sys
import time
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import NoReturn


def step(title: str, work: Callable[[], object]) -> None:
    """Say what is being done, do it, say how long it took."""
    print(f"  {title} …", flush=True)
    begun = time.monotonic()
    work()
    print(f"  {title}: done in {time.monotonic() - begun:.0f} s", flush=True)


def stop(sentence: str) -> NoReturn:
    """End with a sentence that says what the reader can do."""
    sys.exit(f"gongdan: {sentence}")


def call(command: Sequence[str | Path], env: Mapping[str, str] | None = None, cwd: Path | None = None) -> None:
    """Run a program quietly; when it fails, show everything that it said."""
    done = subprocess.run(
        [str(word) for word in command],
        env=env,
        cwd=cwd,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        errors="replace",
    )
    if done.returncode:
        print(done.stdout, flush=True)
        stop(f"`{' '.join(map(str, command[:4]))}` failed with exit code {done.returncode}; its output is above")
