"""Where what comes with Gongdan lies: beside `app` in a checkout, inside it in an installed wheel."""

from __future__ import annotations

from pathlib import Path

HERE = Path(__file__).parent


def place(name: str) -> Path:
    """The folder `name`: migrations, seed_configs, schemas."""
    return HERE / name if (HERE / name).is_dir() else HERE.parent / name


SHELF = place("seed_configs")
"""The templates."""
