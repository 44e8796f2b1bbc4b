"""Build the web app from `builder_ui/` into `app/static/ui/`, when its sources changed."""

from collections.abc import Iterator
from pathlib import Path

from scripts.node import npm
from scripts.say import call, step, stop
from scripts.stamps import fingerprint, fresh, press

ROOT = Path(__file__).resolve().parent.parent
SOURCES = ROOT / "builder_ui"
BUILT = ROOT / "app" / "static" / "ui"
STAMP = BUILT / ".sources"  # beside what it vouches for, so that it travels into the source distribution
IGNORED = {"node_modules", "dist", "coverage", "e2e"}
UNREAD = (".test.ts", ".test.tsx", ".tsbuildinfo")


def sources() -> Iterator[Path]:
    """Everything that the build reads; tests are left out, so that editing one builds nothing."""
    yield from (path for path in (ROOT / "schemas").glob("**/*.json"))
    for top in SOURCES.iterdir():
        if top.name in IGNORED:
            continue
        files = top.rglob("*") if top.is_dir() else iter((top,))
        yield from (path for path in files if path.is_file() and not path.name.endswith(UNREAD))


def fetch(python: Path) -> None:
    """Install the locked npm packages, unless they already are."""
    stamp, mark = SOURCES / "node_modules" / ".lock-stamp", fingerprint([SOURCES / "package-lock.json"], ROOT)
    if fresh(stamp, mark):
        return
    words, env = npm(python)
    quiet = ["--ignore-scripts", "--no-audit", "--no-fund"]
    step("installing npm packages", lambda: call([*words, "ci", *quiet], env=env, cwd=SOURCES))
    press(stamp, mark)


def build(python: Path) -> None:
    """Leave in `app/static/ui/` what the present sources make."""
    if not (SOURCES / "package-lock.json").is_file():
        return
    mark = fingerprint(sources(), ROOT)
    if fresh(STAMP, mark):
        return
    fetch(python)
    words, env = npm(python)
    step("building the UI", lambda: call([*words, "run", "build"], env=env, cwd=SOURCES))
    if not (BUILT / "index.html").is_file():
        stop("the UI build ended without app/static/ui/index.html; see `outDir` in builder_ui/vite.config.ts")
    press(STAMP, mark)
