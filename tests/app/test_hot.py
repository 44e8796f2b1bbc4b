"""Statements of the hot path, gathered: one round trip on PostgreSQL, the same rows on both databases."""

from collections.abc import Iterator

import pytest
from sqlalchemy import bindparam, insert, select, update

from app.db import ERRORS, Database
from app.hot import Hot, gathered, read_together
from app.models import counter, window

WINDOW, COUNTER = Hot(insert(window)), Hot(insert(counter))
MOVED = Hot(update(window).where(window.c.key_hash == bindparam("key")).values(fired_at=bindparam("to")))
WINDOWS = Hot(select(window.c.key_hash, window.c.fired_at).where(window.c.rule == bindparam("rule_")))
COUNTERS = Hot(select(counter.c.key, counter.c.value).where(counter.c.key.in_(bindparam("keys", expanding=True))))


@pytest.fixture
def db(database_url: str) -> Iterator[Database]:
    made = Database(database_url)
    yield made
    made.close()


def fired(key: str, at: int) -> dict[str, object]:
    return {"rule": "r", "key_hash": key, "fired_at": at}


def test_what_was_gathered_is_there_at_the_end_and_an_update_keeps_its_place(db: Database) -> None:
    def work(conn):  # type: ignore[no-untyped-def]
        with gathered(conn):
            WINDOW(conn, [fired("a", 1), fired("b", 2)])
            COUNTER(conn, [{"key": "one", "value": 1}])
            MOVED(conn, [{"key": "a", "to": 9}, {"key": "b", "to": 8}])
            WINDOW(conn, [fired("c", 3)])
        return read_together(conn, (WINDOWS, {"rule_": "r"}), (COUNTERS, {"keys": ["one", "two"]}))

    windows, counters = db.write(work)
    assert {row["key_hash"]: row["fired_at"] for row in windows} == {"a": 9, "b": 8, "c": 3}
    assert counters == [{"key": "one", "value": 1}]


def test_one_row_that_is_there_already_leaves_none_of_the_others(db: Database) -> None:
    def work(conn):  # type: ignore[no-untyped-def]
        with gathered(conn):
            COUNTER(conn, [{"key": "kept?", "value": 1}])
            WINDOW(conn, [fired("a", 1)])
            WINDOW(conn, [fired("b", 1), fired("a", 2)])

    with pytest.raises(ERRORS):
        db.write(work)
    assert db.write(lambda conn: COUNTERS.read(conn, keys=["kept?"])) == []


def test_a_mistake_inside_drops_what_was_gathered_and_the_connection_goes_on(db: Database) -> None:
    def work(conn):  # type: ignore[no-untyped-def]
        with gathered(conn):
            COUNTER(conn, [{"key": "kept?", "value": 1}])
            raise KeyError("a mistake")

    with pytest.raises(KeyError):
        db.write(work)
    assert db.write(lambda conn: COUNTERS.read(conn, keys=["kept?"])) == []
