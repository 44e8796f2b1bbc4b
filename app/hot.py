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
    """SQL text; its parameters in order, each with what the statement itself says of it; how some of them, by place,
    are prepared on their way in; and what comes out. `by_name`: the driver wants parameters by name.
    """

    sql: str
    written: tuple[tuple[str, Any], ...]
    process: tuple[tuple[int, Process], ...]
    by_name: bool
    results: tuple[tuple[str, Process | None], ...]

    def parameters(self, row: Row) -> Any:
        """What the driver gets; a name that is left out is what the statement says, or null."""
        values = [row.get(name, written) for name, written in self.written]
        for place, process in self.process:
            values[place] = process(values[place])
        return dict(zip([name for name, _ in self.written], values, strict=True)) if self.by_name else values

    def row(self, found: Sequence[Any]) -> dict[str, Any]:
        """What the driver answers, by name."""
        columns = zip(self.results, found, strict=True)
        return {name: process(value) if process else value for (name, process), value in columns}


class Hot:
    """One statement; `columns` are those that an INSERT fills."""

    def __init__(self, statement: Any, columns: Sequence[str] | None = None) -> None:
        if columns is None and isinstance(statement, Insert):
            columns = [column.name for column in statement.table.columns if not is_issued(column)]
        self.statement, self.columns = statement, columns
        self._compiled: dict[Any, Compiled] = {}

    def __call__(self, conn: Connection, rows: Sequence[Row]) -> Any:
        """Run it for each row, in the caller's transaction; the driver's cursor."""
        ready = self._compiled.get(conn.dialect.name) or self._compile(conn.dialect, conn.dialect.name)
        cursor = conn.connection.cursor()
        if len(rows) == 1:
            cursor.execute(ready.sql, ready.parameters(rows[0]))
        elif rows:
            cursor.executemany(ready.sql, [ready.parameters(row) for row in rows])
        return cursor

    def read(self, conn: Connection, **values: Any) -> list[dict[str, Any]]:
        """What a SELECT answers; a value that is a list is the list of an IN."""
        lists = {name: value for name, value in values.items() if isinstance(value, list)}
        shape = (conn.dialect.name, *(len(value) for value in lists.values()))
        ready = self._compiled.get(shape) or self._compile(conn.dialect, shape, values if lists else None)
        for name, listed in lists.items():
            values |= {f"{name}_{place}": each for place, each in enumerate(listed, 1)}
        cursor = conn.connection.cursor()
        cursor.execute(ready.sql, ready.parameters(values))
        return [ready.row(found) for found in cursor.fetchall()]

    def _compile(self, dialect: Dialect, shape: Any, example: Row | None = None) -> Compiled:
        """With an `example` of its values, the lists among them are spread out, each item a parameter of its own."""
        made = self.statement.compile(dialect=dialect, column_keys=self.columns)
        spread = made.construct_expanded_state(example) if example else None
        names = (spread or made).positiontup or tuple(spread.parameters if spread else made.binds)
        binds = [made.binds[name if name in made.binds else name.rpartition("_")[0]] for name in names]
        found = [bind.type.dialect_impl(dialect).bind_processor(dialect) for bind in binds]
        ready = self._compiled[shape] = Compiled(
            sql=spread.statement if spread else str(made),
            written=tuple(zip(names, [_written(bind) for bind in binds], strict=True)),
            process=tuple((place, each) for place, each in enumerate(found) if each is not None),
            by_name=not made.positional,
            results=tuple(_result(column, dialect) for column in getattr(self.statement, "selected_columns", ())),
        )
        return ready


def _written(bind: Any) -> Any:
    return None if bind.required or bind.expanding else bind.value


def _result(column: Any, dialect: Dialect) -> tuple[str, Process | None]:
    return column.key, column.type.dialect_impl(dialect).result_processor(dialect, None)


@contextmanager
def pipelined(conn: Connection) -> Iterator[None]:
    """Statements inside answer nothing, so PostgreSQL gets them in one go; what went wrong is raised at the end."""
    driver: Any = conn.connection.driver_connection
    with driver.pipeline() if conn.dialect.name == "postgresql" else nullcontext():
        yield


def is_issued(column: Any) -> bool:
    """Whether the database hands this column's values out."""
    return bool(column.table.autoincrement_column is column)
