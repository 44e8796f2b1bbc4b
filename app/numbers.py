"""Ids and numbers of new records: unique and rising, with gaps where a transaction was given up.

PostgreSQL takes them from sequences, which nobody waits for; SQLite has one writer at a time anyway.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from sqlalchemy import Connection, text
from sqlalchemy.dialects import postgresql, sqlite

from app.hot import Hot
from app.models import counter

RECORD = "record"


def ensure_sequences(conn: Connection, forms: Iterable[str]) -> None:
    """Make the sequences that the numbers of these forms come from."""
    if conn.dialect.name == "postgresql":
        for form in forms:
            conn.execute(text(f'CREATE SEQUENCE IF NOT EXISTS "number_{form}"'))


def next_record(conn: Connection, form: str) -> tuple[int, int]:
    """The id and the running number of a new record of `form`."""
    if conn.dialect.name == "postgresql":
        taken = _SEQUENCES(conn, [{"numbers": f'"number_{form}"'}]).fetchone()
        return taken[0], taken[1]
    number = f"number:{form}"
    given = dict(_TWO(conn, [{"record": RECORD, "number": number}]).fetchall())
    return given[RECORD], given[number]


def next_in_series(conn: Connection, series: str) -> int:
    """The next of a named series, such as a form's numbers of one day; on PostgreSQL its takers wait for each other."""
    statement = _ONE[conn.dialect.name]
    return int(conn.execute(statement, {"key": series, "value": 1}).scalar_one())


def _upsert(insert: Any) -> Any:
    return insert(counter).on_conflict_do_update(index_elements=["key"], set_={"value": counter.c.value + 1})


_SEQUENCES = Hot(text("SELECT nextval('record_id_seq'), nextval(cast(:numbers AS regclass))"))
_TWO = Hot(
    text(
        "INSERT INTO counter (key, value) VALUES (:record, 1), (:number, 1)"
        " ON CONFLICT (key) DO UPDATE SET value = value + 1 RETURNING key, value"
    )
)
_ONE = {
    "sqlite": _upsert(sqlite.insert).returning(counter.c.value),
    "postgresql": _upsert(postgresql.insert).returning(counter.c.value),
}
