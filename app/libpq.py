"""PostgreSQL's way for hot statements: prepared at their first use, then handed to libpq with nothing in between.

What the driver's cursors do around a statement, every time, costs as much as libpq and PostgreSQL take to run it.
Values are written and read by the driver's own adapters, and errors are the driver's own.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

import psycopg
from psycopg import errors, pq
from psycopg.adapt import PyFormat, Transformer
from psycopg.pq.abc import PGresult
from sqlalchemy import Connection

KEPT = "gongdan_line"
MOST_KEPT = 200  # prepared on one connection; beyond that the oldest is prepared anew where it is still wanted
DONE = (pq.ExecStatus.TUPLES_OK, pq.ExecStatus.COMMAND_OK)

Statement = tuple[str, Sequence[Any]]


@dataclass(slots=True)
class Answer:
    """What PostgreSQL says to one statement, as a cursor would tell it."""

    rows: list[tuple[Any, ...]]
    rowcount: int

    def fetchall(self) -> list[tuple[Any, ...]]:
        return self.rows

    def fetchone(self) -> tuple[Any, ...] | None:
        return self.rows[0] if self.rows else None


class Line:
    """One connection, with the names of what is prepared on it."""

    def __init__(self, driver: psycopg.Connection[Any]) -> None:
        self._libpq, self._adapter = driver.pgconn, Transformer(driver)
        self._names: dict[str, bytes] = {}
        self._count = 0

    @classmethod
    def of(cls, conn: Connection) -> Line:
        """The line of this connection, kept with it."""
        kept: Line | None = conn.info.get(KEPT)
        if kept is None:
            driver: Any = conn.connection.driver_connection
            kept = conn.info[KEPT] = cls(driver)
        return kept

    def ask(self, sql: str, values: Sequence[Any]) -> Answer:
        """Run one statement; inside a transaction, which this begins where there is none."""
        self._begin()
        return self._read(self._libpq.exec_prepared(self._name(sql), self._written(values)))

    def ask_all(self, statements: Iterable[Statement]) -> list[Answer]:
        """Run these in order, one by one: where the way is short, a pipeline costs five times what it saves."""
        return [self.ask(sql, values) for sql, values in statements]

    def _begin(self) -> None:
        if self._libpq.transaction_status == pq.TransactionStatus.IDLE:
            self._done(self._libpq.exec_(b"BEGIN"))

    def _name(self, sql: str) -> bytes:
        """The statement's name on this connection; what types its values have PostgreSQL sees from their places."""
        name = self._names.get(sql)
        if name is None:
            self._count += 1
            name = f"hot_{self._count}".encode()
            self._done(self._libpq.prepare(name, sql.encode()))
            self._names[sql] = name
            if len(self._names) > MOST_KEPT:
                self._done(self._libpq.exec_(b"DEALLOCATE " + self._names.pop(next(iter(self._names)))))
        return name

    def _written(self, values: Sequence[Any]) -> Sequence[Any]:
        return self._adapter.dump_sequence(values, [PyFormat.TEXT] * len(values))

    def _read(self, result: PGresult) -> Answer:
        self._done(result)
        if not result.ntuples:
            return Answer([], result.command_tuples or 0)
        self._adapter.set_pgresult(result)
        return Answer(self._adapter.load_rows(0, result.ntuples, tuple), result.ntuples)

    def _done(self, result: PGresult) -> None:
        if result.status not in DONE:
            raise errors.error_from_result(result)
