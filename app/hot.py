"""Statements of the hot path: compiled by SQLAlchemy once for each dialect, then handed to the driver as they are.

A submission runs about fifteen statements; what SQLAlchemy does for each of them, every time, is half of its cost.
Errors are the driver's own here; `app.db.worth_repeating` knows them too.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager, nullcontext
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, Dialect
from sqlalchemy.sql.dml import Insert

Row = Mapping[str, Any]
Process = Callable[[Any], Any]


@dataclass(frozen=True, slots=True)
class Compiled:
    """SQL text, its parameters in order, with what the statement itself says of them, and how some are prepared."""

    sql: str
    written: Mapping[str, Any]
    process: Mapping[str, Process]
    positional: bool

    def parameters(self, row: Row) -> Any:
        """What the driver gets; a name that is left out is what the statement says, or null."""
        values = {name: row.get(name, written) for name, written in self.written.items()}
        for name, process in self.process.items():
            values[name] = process(values[name])
        return tuple(values.values()) if self.positional else values


class Hot:
    """One statement; `columns` are those that an INSERT fills."""

    def __init__(self, statement: Any, columns: Sequence[str] | None = None) -> None:
        if columns is None and isinstance(statement, Insert):
            columns = [column.name for column in statement.table.columns if not is_issued(column)]
        self.statement, self.columns = statement, columns
        self._compiled: dict[str, Compiled] = {}

    def __call__(self, conn: Connection, rows: Sequence[Row]) -> Any:
        """Run it for each row, in the caller's transaction; the driver's cursor."""
        ready = self._compiled.get(conn.dialect.name) or self._compile(conn.dialect)
        cursor = conn.connection.cursor()
        if len(rows) == 1:
            cursor.execute(ready.sql, ready.parameters(rows[0]))
        elif rows:
            cursor.executemany(ready.sql, [ready.parameters(row) for row in rows])
        return cursor

    def _compile(self, dialect: Dialect) -> Compiled:
        made = self.statement.compile(dialect=dialect, column_keys=self.columns)
        positional = made.positiontup is not None
        names = tuple(made.positiontup if positional else made.binds)
        found = {name: made.binds[name].type.dialect_impl(dialect).bind_processor(dialect) for name in names}
        process = {name: each for name, each in found.items() if each is not None}
        written = {name: None if made.binds[name].required else made.binds[name].value for name in names}
        self._compiled[dialect.name] = Compiled(str(made), written, process, positional)
        return self._compiled[dialect.name]


@contextmanager
def pipelined(conn: Connection) -> Iterator[None]:
    """Statements inside answer nothing, so PostgreSQL gets them in one go; what went wrong is raised at the end."""
    driver: Any = conn.connection.driver_connection
    with driver.pipeline() if conn.dialect.name == "postgresql" else nullcontext():
        yield


def is_issued(column: Any) -> bool:
    """Whether the database hands this column's values out."""
    return bool(column.table.autoincrement_column is column)
