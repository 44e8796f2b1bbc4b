"""The database: one engine, a way to read, and a way to write that is fair on SQLite and retried as a whole."""

from __future__ import annotations

import random
import sqlite3
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from copy import copy
from typing import Any, TypeVar

import orjson
import psycopg
from sqlalchemy import Connection, Engine, create_engine, event, make_url
from sqlalchemy.exc import DBAPIError
from sqlalchemy.pool import StaticPool

from app.together import Together
from app.zones import CHINA, zone_of

T = TypeVar("T")
TRIES = 3
ERRORS = (DBAPIError, sqlite3.Error, psycopg.Error)
PRAGMAS = (
    "journal_mode=WAL",
    "synchronous=FULL",
    "wal_autocheckpoint=4000",  # pages: one that is written often is copied to its place a quarter as often
    "foreign_keys=ON",
    "cache_size=-32000",
    "temp_store=MEMORY",  # what a savepoint would need to go back goes to a file otherwise: forty pages a submission
)
WAKE = "gongdan_wake"  # the earliest job this transaction has left behind, in Connection.info
QUEUE = "gongdan_queue"  # where its jobs shall lie, likewise
ZONE = "gongdan_zone"  # in which its schedules are read, likewise


class Database:
    """Where the rows are. `write` runs one transaction; `woken` are told of jobs once their transaction is kept."""

    def __init__(self, url: str, pool_size: int = 16, zone: str = CHINA) -> None:
        self.url = url
        self.zone = zone_of(zone)
        self.dialect = make_url(url).get_backend_name()
        self.sqlite = self.dialect == "sqlite"
        self.engine = _sqlite(url, pool_size) if self.sqlite else _postgresql(url, pool_size)
        self.woken: list[Callable[[int], None]] = []
        self.kept: dict[str, Any] = {}  # what others keep while this database is open, such as compiled definitions
        self.queue = "default"
        self._together = Together(self._transaction) if self.sqlite else None
        self._writer: Connection | None = None

    def with_queue(self, queue: str) -> Database:
        """The same database; jobs that are left through it lie in `queue`, where only those look who ask for it."""
        other = copy(self)
        other.queue = queue
        return other

    @contextmanager
    def read(self) -> Iterator[Connection]:
        """A connection that sees one state of the database and changes nothing."""
        with self.engine.connect() as connection:
            self._begin(connection, "BEGIN")
            yield connection

    def write(self, work: Callable[[Connection], T]) -> T:
        """Run `work` in one transaction, again from its start where the database could not serialise it."""
        for again in range(TRIES - 1):
            try:
                return self._once(work)
            except ERRORS as error:
                if not worth_repeating(error):
                    raise
                time.sleep(random.uniform(0.005, 0.02) * (again + 1))
        return self._once(work)

    def _once(self, work: Callable[[Connection], T]) -> T:
        def marked(connection: Connection) -> T:
            connection.info[QUEUE], connection.info[ZONE] = self.queue, self.zone
            return work(connection)

        if self._together is not None:
            return self._together.run(marked)
        with self._transaction() as connection:
            return marked(connection)

    @contextmanager
    def _transaction(self) -> Iterator[Connection]:
        """One to write in; who waits for jobs is told when it is kept."""
        with self._alone() if self.sqlite else self.engine.begin() as connection:
            info = connection.info
            info.pop(WAKE, None)
            yield connection
            wake = info.pop(WAKE, None)
        if wake is not None:
            for tell in self.woken:
                tell(wake)

    @contextmanager
    def _alone(self) -> Iterator[Connection]:
        """SQLite's one writer keeps its connection: what another one writes makes it forget every page it has read.

        The driver begins and commits; SQLAlchemy commits where it has begun a transaction for a statement of its own.
        """
        if self._writer is None:
            self._writer = self.engine.connect()
        writer = self._writer
        try:
            self._begin(writer, "BEGIN IMMEDIATE")
            yield writer
            if writer.in_transaction():
                writer.commit()
            else:
                writer.connection.commit()
        except BaseException:  # whatever state it is in: the next writer begins with a clean one
            try:
                writer.connection.rollback()
            finally:
                self._drop_writer()
            raise

    def _begin(self, connection: Connection, how: str) -> None:
        """Begin on SQLite, whose driver leaves that to us; PostgreSQL's begins by itself."""
        if self.sqlite:
            driver: Any = connection.connection.driver_connection
            driver.execute(how)

    def close(self) -> None:
        """Let go of every connection."""
        self._drop_writer()
        self.engine.dispose()

    def _drop_writer(self) -> None:
        if self._writer is not None:
            self._writer.close()
            self._writer = None


def worth_repeating(error: Exception) -> bool:
    """Was this a deadlock, a failed serialisation or a lost race, which the same work may survive?"""
    cause = error.orig if isinstance(error, DBAPIError) and error.orig else error
    state, words = getattr(cause, "sqlstate", None), str(cause)
    return state in ("40001", "40P01", "55P03") or "pk_idempotency" in words or "database is locked" in words


def dumps(value: Any) -> str:
    """JSON as the database keeps it."""
    return orjson.dumps(value).decode()


def _sqlite(url: str, pool_size: int) -> Engine:
    memory = make_url(url).database in (None, "", ":memory:")
    pool: dict[str, Any] = {"poolclass": StaticPool} if memory else {"pool_size": pool_size, "max_overflow": pool_size}
    engine = create_engine(
        url,
        json_serializer=dumps,
        json_deserializer=orjson.loads,
        connect_args={"check_same_thread": False, "timeout": 30},
        **pool,
    )

    @event.listens_for(engine, "connect")
    def prepare(connection: Any, _: Any) -> None:
        connection.isolation_level = None  # we say BEGIN ourselves, so that a write locks before it reads
        for pragma in PRAGMAS:
            connection.execute(f"PRAGMA {pragma}")

    return engine


def _postgresql(url: str, pool_size: int) -> Engine:
    return create_engine(
        make_url(url).set(drivername="postgresql+psycopg"),
        json_serializer=dumps,
        json_deserializer=orjson.loads,
        pool_size=pool_size,
        max_overflow=pool_size,
        pool_pre_ping=False,
        # Hot statements prepare themselves (`app.libpq`). What the driver prepares it drops at every rollback, with all
        # that others have prepared.
        connect_args={"prepare_threshold": None, "options": "-c timezone=UTC -c jit=off"},
    )
