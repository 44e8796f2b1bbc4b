"""Remember what was installed or built from which sources, so that the second start does nothing."""

import hashlib
from collections.abc import Iterable
from pathlib import Path


def fingerprint(paths: Iterable[Path], root: Path, also: str = "") -> str:
    """One hash of where these files lie below `root` and what they contain, in whatever order they come."""
    digest = hashlib.sha256(also.encode())
    for path in sorted(paths):
        digest.update(f"\0{path.relative_to(root).as_posix()}\0".encode())
        digest.update(path.read_bytes())
    return digest.hexdigest()


def fresh(stamp: Path, mark: str) -> bool:
    """Whether the work that left this stamp was done from the very same sources."""
    return stamp.is_file() and stamp.read_text().strip() == mark


def press(stamp: Path, mark: str) -> None:
    """Leave the stamp: called last, so that work that broke off is done again."""
    stamp.parent.mkdir(parents=True, exist_ok=True)
    stamp.write_text(mark + "\n")
