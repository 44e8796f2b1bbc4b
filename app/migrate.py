"""Brings a database's fixed tables up to date with this version."""

from __future__ import annotations

from pathlib import Path

from alembic import command
from alembic.config import Config
from sqlalchemy import make_url

from app.places import place
from app.settings import read_settings


def migrate(url: str) -> None:
    """Run every migration that this database has not seen; it may be new and empty."""
    file = make_url(url).database
    if url.startswith("sqlite") and file and file != ":memory:":
        Path(file).parent.mkdir(parents=True, exist_ok=True)
    command.upgrade(config_of(url), "head")


def config_of(url: str) -> Config:
    """What Alembic is told of this database."""
    config = Config()
    config.set_main_option("script_location", str(place("migrations")).replace("%", "%%"))
    config.attributes["url"] = url
    return config


if __name__ == "__main__":
    migrate(read_settings().database_url)
