"""What tests of the shell ask for: a house with the tiny bundle in force, on each database."""

from collections.abc import Iterator

import pytest

from app.runner.world import World
from tests.app.tiny import house


@pytest.fixture
def world(database_url: str) -> Iterator[World]:
    """The tiny bundle in force, on SQLite and on PostgreSQL."""
    made = house(database_url)
    yield made
    made.db.close()
