"""Statements of the hot path: compiled by SQLAlchemy once for each dialect, then handed to the driver as they are.

A submission runs about fifteen statements; what SQLAlchemy does for each of them, every time, is half of its cost.
Errors are the driver's own here; `app.db.worth_repeating` knows them too.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from functools import lru_cache
from itertools import groupby
from typing import Any

from sqlalchemy import JSON, Connection, Dialect, bindparam
from sqlalchemy.sql.dml import Insert

from app.libpq import Line

Row = Mapping[str, Any]
Process = Callable[[Any], Any]
CURSOR = "gongdan_cursor"  # making one for each statement costs more than many a statement, so SQLite's is kept
PARAMETER = re.compile(r"\$(\d+)")
GATHERED = "gongdan_gathered"  # the statements that wait for the end of `gathered`


@dataclass(frozen=True, slots=True)
class Compiled:
    """SQL text; the names of its parameters in order, and what the statement itself says of some; how some of them, by
    place, are prepared on their way in; the columns that come out, and how some of those are read.
    """

    sql: str
    names: tuple[str, ...]
    written: Row
    process: tuple[tuple[int, Process], ...]
    columns: tuple[str, ...]
    reading: tuple[tuple[str, Process], ...]

    def parameters(self, row: Row) -> list[Any]:
        """What the driver gets; a name that is left out is what the statement says, or null."""
        return self.prepared(list(map(({**self.written, **row} if self.written else row).get, self.names)))

    def prepared(self, values: list[Any]) -> list[Any]:
        """The values of all parameters, as the driver takes them."""
        for place, process in self.process:
            values[place] = process(values[place])
        return values

    def row(self, found: Sequence[Any]) -> dict[str, Any]:
        """What the driver answers, by name."""
        row = dict(zip(self.columns, found, strict=True))
        for name, process in self.reading:
            row[name] = process(row[name])
        return row


class Hot:
    """One statement; `columns` are those that an INSERT fills."""

    def __init__(self, statement: Any, columns: Sequence[str] | None = None) -> None:
        self.inserts = isinstance(statement, Insert)
        if self.inserts:  # in the order in which an INSERT names them
            known, named = statement.table.columns, columns
            columns = [one.name for one in known if (not is_issued(one) if named is None else one.name in named)]
        self.statement, self.columns = statement, columns
        self._compiled: dict[Any, Compiled] = {}

    def __call__(self, conn: Connection, rows: Sequence[Row]) -> Any:
        """Run it for each row, in the caller's transaction, or at the end of `gathered`; what the last one answers."""
        if not rows:
            return None
        dialect = conn.dialect.name
        if dialect == "postgresql" and (waiting := conn.info.get(GATHERED)) is not None:
            return waiting.extend((self, row) for row in rows)
        ready = self._compiled.get(dialect) or self._compile(conn.dialect, dialect)
        if dialect == "postgresql":
            return Line.of(conn).ask_all([(ready.sql, ready.parameters(row)) for row in rows])[-1]
        cursor = _cursor(conn)
        if len(rows) == 1:
            cursor.execute(ready.sql, ready.parameters(rows[0]))
        else:
            cursor.executemany(ready.sql, [ready.parameters(row) for row in rows])
        return cursor

    def read(self, conn: Connection, **values: Any) -> list[dict[str, Any]]:
        """What a SELECT or a RETURNING answers; a value that is a list is the list of an IN."""
        ready, parameters = self._question(conn, values)
        if conn.dialect.name == "postgresql":
            return [ready.row(found) for found in Line.of(conn).ask(ready.sql, parameters).rows]
        cursor = _cursor(conn)
        cursor.execute(ready.sql, parameters)
        return [ready.row(found) for found in cursor.fetchall()]

    def _question(self, conn: Connection, values: Row) -> tuple[Compiled, list[Any]]:
        lists = {name: value for name, value in values.items() if isinstance(value, list)}
        shape = (conn.dialect.name, *(len(value) for value in lists.values()))
        ready = self._compiled.get(shape) or self._compile(conn.dialect, shape, values if lists else None)
        spread = {f"{name}_{place}": each for name, listed in lists.items() for place, each in enumerate(listed, 1)}
        return ready, ready.parameters({**values, **spread} if spread else values)

    def joined(self, dialect: Dialect, rows: Sequence[Row]) -> tuple[str, list[Any]]:
        """One statement that runs it for all `rows`: an INSERT of several rows, or anything else for the only one."""
        ready = self._compiled.get(dialect.name) or self._compile(dialect, dialect.name)
        if len(rows) == 1:
            return ready.sql, ready.parameters(rows[0])
        shape = (dialect.name, "rows", len(rows))
        ready = self._compiled.get(shape) or self._compile(dialect, shape, count=len(rows))
        values = [value for row in rows for value in map(row.get, self.columns or ())]
        return ready.sql, ready.prepared([*values, *map(ready.written.get, ready.names[len(values) :])])

    def _values(self, place: int) -> dict[str, Any]:
        """The parameters of one row among several."""
        types = {column.name: column.type for column in self.statement.table.columns}
        return {name: bindparam(_of_row(place, name), type_=types[name]) for name in self.columns or ()}

    def _compile(self, dialect: Dialect, shape: Any, example: Row | None = None, count: int = 1) -> Compiled:
        """With an `example` of its values, the lists among them are spread out, each item a parameter of its own."""
        statement = self.statement
        if count > 1:
            statement = statement.values([self._values(place) for place in range(count)])
        made = statement.compile(dialect=_numbering(dialect), column_keys=None if count > 1 else self.columns)
        spread = made.construct_expanded_state(example) if example else None
        places = (spread or made).positiontup or ()
        binds = [made.binds[name if name in made.binds else name.rpartition("_")[0]] for name in places]
        found = [_writing(bind, dialect) for bind in binds]
        selected = getattr(self.statement, "exported_columns", ())
        ready = self._compiled[shape] = Compiled(
            sql=spread.statement if spread else str(made),
            names=tuple(places),
            written={
                name: _written(bind) for name, bind in zip(places, binds, strict=True) if _written(bind) is not None
            },
            process=tuple((place, each) for place, each in enumerate(found) if each is not None),
            columns=tuple(column.key for column in selected),
            reading=tuple((column.key, each) for column in selected if (each := _reading(column, dialect)) is not None),
        )
        return ready


def _of_row(place: int, name: str) -> str:
    return f"row{place}_{name}"


def _written(bind: Any) -> Any:
    return None if bind.required or bind.expanding else bind.value


def _writing(bind: Any, dialect: Dialect) -> Process | None:
    """JSON as text on both databases: PostgreSQL's driver would carry it in an object of its own."""
    kind = bind.type.dialect_impl(dialect)
    json = isinstance(kind, JSON)
    processor: Process | None = JSON.bind_processor(kind, dialect) if json else kind.bind_processor(dialect)
    return processor


def _reading(column: Any, dialect: Dialect) -> Process | None:
    processor: Process | None = column.type.dialect_impl(dialect).result_processor(dialect, None)
    return processor


def _cursor(conn: Connection) -> Any:
    kept = conn.info.get(CURSOR)
    if kept is None:
        driver: Any = conn.connection.driver_connection
        kept = conn.info[CURSOR] = driver.cursor()
    return kept


@lru_cache(maxsize=16)
def _numbering(dialect: Dialect) -> Dialect:
    """PostgreSQL's own `$1` goes past the driver, which reads any long statement anew each time to find its `%s`."""
    return dialect if dialect.name == "sqlite" else type(dialect)(paramstyle="numeric_dollar")


def read_together(conn: Connection, *questions: tuple[Hot, Row]) -> list[list[dict[str, Any]]]:
    """What several SELECTs answer, asked in one go, in this order; each sees what is kept by the time it runs."""
    if conn.dialect.name != "postgresql":
        return [hot.read(conn, **values) for hot, values in questions]
    asked = [hot._question(conn, values) for hot, values in questions]
    answers = Line.of(conn).ask_all([(ready.sql, parameters) for ready, parameters in asked])
    return [[ready.row(found) for found in said.rows] for (ready, _), said in zip(asked, answers, strict=True)]


@contextmanager
def gathered(conn: Connection) -> Iterator[None]:
    """Statements inside answer nothing. PostgreSQL gets them at the end, INSERTs that follow each other as one
    statement, and all in one go; what went wrong is raised then. Each INSERT of a row must stand for itself: neither
    may two meet in one key, nor one need what another has just written, other than by a foreign key.
    """
    if conn.dialect.name != "postgresql":
        yield
        return
    waiting: list[tuple[Hot, Row]] = []
    conn.info[GATHERED] = waiting
    try:
        yield
    finally:
        del conn.info[GATHERED]
    Line.of(conn).ask_all(list(_statements(conn.dialect, waiting)))


def _statements(dialect: Dialect, waiting: list[tuple[Hot, Row]]) -> Iterator[tuple[str, list[Any]]]:
    for inserts, some in groupby(waiting, key=lambda pair: pair[0].inserts):
        if not inserts:
            yield from (hot.joined(dialect, [row]) for hot, row in some)
            continue
        by_hot: dict[Hot, list[Row]] = {}
        for hot, row in some:
            by_hot.setdefault(hot, []).append(row)
        parts = [hot.joined(dialect, rows) for hot, rows in by_hot.items()]
        yield _as_one(tuple(sql for sql, _ in parts)), [value for _, values in parts for value in values]


@lru_cache(maxsize=1024)
def _as_one(parts: tuple[str, ...]) -> str:
    """INSERTs as one statement; PostgreSQL runs every part of it, and looks at foreign keys when all have run."""
    taken = 0
    moved = []
    for sql in parts:
        moved.append(PARAMETER.sub(lambda found, after=taken: f"${after + int(found[1])}", sql))
        taken += len(PARAMETER.findall(sql))
    *first, last = moved
    head = ", ".join(f"part_{place} AS ({sql})" for place, sql in enumerate(first))
    return f"WITH {head} {last}" if first else last


def is_issued(column: Any) -> bool:
    """Whether the database hands this column's values out."""
    return bool(column.table.autoincrement_column is column)
