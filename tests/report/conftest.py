"""What the tests of reports share."""

from collections.abc import Iterator

import pytest
from sqlalchemy import Connection

from app.projection import ensure
from tests.projection.sample import TABLE, engine


@pytest.fixture
def connection(database_url: str) -> Iterator[Connection]:
    """An open transaction on a database that has the tables of the sample form."""
    made = engine(database_url)
    with made.connect() as opened:
        ensure(opened, TABLE)
        yield opened
    made.dispose()
