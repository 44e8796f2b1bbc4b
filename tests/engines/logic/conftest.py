"""Asks both databases what a compiled rule answers on one row, and the browser's evaluator."""

from collections.abc import Callable, Iterator, Mapping
from typing import Any

import pytest
import sqlalchemy as sa
from sqlalchemy import Connection

from engines.logic import Compiled
from engines.logic.sql import column_type
from engines.logic.types import List, Record, Types
from tests.engines.logic.browser import Browser
from tests.engines.logic.given import GIVEN, as_stored

Ask = Callable[[Compiled, Types, Mapping[str, Any], int], Any]


@pytest.fixture(scope="session")
def sqlite() -> Iterator[Connection]:
    with sa.create_engine("sqlite://", isolation_level="AUTOCOMMIT").connect() as connection:
        GIVEN.create(connection)
        yield connection


@pytest.fixture(scope="session")
def postgresql(postgres_url: str) -> Iterator[Connection]:
    with sa.create_engine(postgres_url, isolation_level="AUTOCOMMIT").connect() as connection:
        GIVEN.create(connection)
        yield connection


@pytest.fixture(scope="session", params=["sqlite", "postgresql"])
def connection(request: pytest.FixtureRequest) -> Any:
    return request.getfixturevalue(request.param)


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    browser = Browser()
    yield browser
    browser.close()


@pytest.fixture(scope="session")
def ask(connection: Connection) -> Ask:
    """`ask(rule, types, values, now)`: what the database makes of the rule, on a row without a table."""

    def answer(rule: Compiled, types: Types, values: Mapping[str, Any], now: int) -> Any:
        columns = [
            sa.cast(sa.literal(as_stored(values.get(name), kind), column_type(kind)), column_type(kind)).label(name)
            for name, kind in types.items()
            if not isinstance(kind, List | Record)
        ]
        row = sa.select(*columns, sa.literal(1).label("one")).subquery("row")
        return connection.execute(sa.select(rule.sql(lambda path: row.c[path], now))).scalar_one()

    return answer
