"""Makes a form's tables anew from its records; needed only to repair, or to fill a column that came later."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from itertools import islice
from typing import Any

from sqlalchemy import Connection, Table, delete, insert

from app.models import projection_issue
from app.projection.layout import FormTable
from app.projection.write import Row, projected

BATCH = 500


def rebuild(connection: Connection, table: FormTable, records: Iterable[Row]) -> int:
    """Empty the tables and write every one of `records`, which are all of the form's. Answers how many there were."""
    for each in table.tables:
        connection.execute(delete(each))
    connection.execute(delete(projection_issue).where(projection_issue.c.form == table.form))
    return sum(_insert(connection, table, batch) for batch in _batches(records))


def _insert(connection: Connection, table: FormTable, records: list[Row]) -> int:
    rows: dict[Table, list[dict[str, Any]]] = defaultdict(list)
    for record in records:
        written = projected(table, record)
        rows[table.main].append(written.main)
        for child, items in written.children:
            rows[child.table].extend(items)
        rows[projection_issue].extend(written.issues)
    for target, listed in rows.items():
        if listed:
            connection.execute(insert(target), listed)
    return len(records)


def _batches(records: Iterable[Row]) -> Iterator[list[Row]]:
    remaining = iter(records)
    while batch := list(islice(remaining, BATCH)):
        yield batch
