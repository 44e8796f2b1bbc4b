"""A table for the rows of one example, as a projection would hold them; it lives as long as its connection."""

from collections.abc import Mapping, Sequence
from typing import Any

import sqlalchemy as sa

from engines.logic.sql import column_type
from engines.logic.types import NUMBER
from tests.engines.logic.generated import FIELDS

GIVEN = sa.Table(
    "given",
    sa.MetaData(),
    sa.Column("place", sa.Integer, primary_key=True, autoincrement=False),
    *(sa.Column(name, column_type(kind)) for name, kind in FIELDS.items()),
    prefixes=["TEMPORARY"],
)


def fill(connection: sa.Connection, rows: Sequence[Mapping[str, Any]]) -> None:
    """Put these rows, and no others, into the table."""
    stored = [
        {"place": place, **{name: as_stored(row.get(name), kind) for name, kind in FIELDS.items()}}
        for place, row in enumerate(rows)
    ]
    connection.execute(GIVEN.delete())
    connection.execute(GIVEN.insert(), stored)


def column(path: str) -> Any:
    """What has no column, such as a list, is a KeyError, as the contract has it."""
    return GIVEN.c[path]


def as_stored(value: Any, kind: Any) -> Any:
    return float(value) if kind == NUMBER and value is not None else value
