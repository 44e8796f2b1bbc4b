"""Writes a record into its form's tables, in the record's own transaction: one row, and children that changed."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

import orjson
from sqlalchemy import Connection, Table, bindparam, delete, insert
from sqlalchemy.dialects import postgresql, sqlite

from app.hot import Hot
from app.models import projection_issue
from app.projection.casts import MISFIT
from app.projection.layout import CORE, Cell, Child, FormTable

Row = Mapping[str, Any]
FORGET = delete(projection_issue).where(
    projection_issue.c.record == bindparam("record"), projection_issue.c.field.in_(bindparam("fields", expanding=True))
)
LONGEST_VALUE = 200
"""Of a value that did not fit, so much is kept to look at; the whole of it is in the record."""


@dataclass(frozen=True)
class Written:
    """What a record is in the projection: the main row, the rows of each child, and what did not fit."""

    main: dict[str, Any]
    children: tuple[tuple[Child, list[dict[str, Any]]], ...]
    issues: list[dict[str, Any]]


def write(
    connection: Connection,
    table: FormTable,
    record: Row,
    changed: Collection[str] | None = None,
    moved: Collection[str] = tuple(CORE),
) -> None:
    """Put `record` (a row of the table `record`, with `data` and `tags` as values) into the tables.

    `changed` names the fields that changed since it was last written (`_tags` for the tags); None = it is new. `moved`
    names the columns of `record` that did.
    """
    written = projected(table, record, changed)
    still = tuple(name for name in CORE if name not in moved)
    main = _insert(table.main) if changed is None else _upsert(table.main, connection.dialect.name, still)
    main(connection, [written.main])
    key = {"record": record["id"]}
    for child, rows in written.children:
        if changed is not None:
            _removal(child.table)(connection, [key])
        if rows:
            _insert(child.table)(connection, rows)
    if changed:
        connection.execute(FORGET, key | {"fields": [*changed, *_parts(table, changed)]})
    if written.issues:
        connection.execute(insert(projection_issue), written.issues)


def projected(table: FormTable, record: Row, changed: Collection[str] | None = None) -> Written:
    """`record` as rows; of the children only those that changed."""
    data, issues = record["data"], _Issues(table.form, record["id"])
    local = record["created_at"] + table.zone_offset
    main = {name: record[name] for name in CORE}
    main |= {"record_id": record["id"], "day": local // 86_400, "hour": local % 86_400 // 3_600}
    main |= _cells(table.cells, data, issues)
    lists = {**data, "_tags": record["tags"]}
    touched = [child for child in table.children if changed is None or child.field in changed]
    children = tuple((child, list(_rows(child, lists.get(child.field), record["id"], issues))) for child in touched)
    return Written(main, children, issues.rows(changed))


class _Issues:
    """Collects what does not fit. A sub-table's column is listed once, with the first of its values."""

    def __init__(self, form: str, record: int) -> None:
        self.form, self.record = form, record
        self.found: dict[str, Any] = {}

    def add(self, field: str, value: Any) -> None:
        self.found.setdefault(field, value)

    def rows(self, changed: Collection[str] | None) -> list[dict[str, Any]]:
        """What is not listed yet: that of a field which did not change is."""
        return [
            {"record": self.record, "form": self.form, "field": field, "value": _readable(value)}
            for field, value in self.found.items()
            if changed is None or field.partition(".")[0] in changed
        ]


def _cells(cells: tuple[Cell, ...], values: Row, issues: _Issues, prefix: str = "") -> dict[str, Any]:
    """The columns of `cells`; this is the hot path of every submission."""
    row = {}
    for cell in cells:
        value = values.get(cell.field)
        if value is not None:
            cast = cell.cast(value)
            if cast is MISFIT:
                issues.add(prefix + cell.field, value)
                cast = None
            value = cast
        row[cell.column] = value
    return row


def _rows(child: Child, items: Any, record: int, issues: _Issues) -> Iterator[dict[str, Any]]:
    if items is None:
        return
    if not isinstance(items, list):
        issues.add(child.field, items)
        return
    for place, item in enumerate(items):
        row = {"record_id": record, "row": place}
        if not child.of_rows:
            yield row | _cells(child.cells, {"": item}, issues, child.field)
        elif isinstance(item, dict):
            yield row | _cells(child.cells, item, issues, f"{child.field}.")
        else:
            issues.add(child.field, item)


def _parts(table: FormTable, changed: Collection[str]) -> Iterator[str]:
    """The columns of the sub-tables among `changed`, as issues name them."""
    for child in table.children:
        if child.of_rows and child.field in changed:
            yield from (f"{child.field}.{cell.field}" for cell in child.cells)


def _readable(value: Any) -> str:
    """The beginning of a value as JSON, whatever it is."""
    try:
        written = orjson.dumps(value, default=str).decode()
    except TypeError:
        written = ascii(value)
    return written[:LONGEST_VALUE]


@lru_cache(maxsize=4096)
def _upsert(table: Table, dialect: str, still: tuple[str, ...]) -> Hot:
    """One statement per table and columns that stand still, so that SQLAlchemy and the driver prepare it once."""
    make = postgresql.insert if dialect == "postgresql" else sqlite.insert
    statement = make(table)
    fixed = {"record_id", *still}
    new = {column.name: statement.excluded[column.name] for column in table.columns if column.name not in fixed}
    return Hot(statement.on_conflict_do_update(index_elements=["record_id"], set_=new), list(table.columns.keys()))


@lru_cache(maxsize=4096)
def _insert(table: Table) -> Hot:
    return Hot(insert(table))


@lru_cache(maxsize=4096)
def _removal(table: Table) -> Hot:
    return Hot(delete(table).where(table.c.record_id == bindparam("record")))
