"""Statements of the hot path, gathered: one round trip on PostgreSQL, the same rows on both databases."""

from collections.abc import Iterator

import pytest
from sqlalchemy import bindparam, delete, insert, select, update

from app import libpq
from app.db import ERRORS, Database
from app.hot import Hot, gathered, read_together
from app.models import counter, idempotency, window

WINDOW, COUNTER = Hot(insert(window)), Hot(insert(counter))
MOVED = Hot(update(window).where(window.c.key_hash == bindparam("key")).values(fired_at=bindparam("to")))
WINDOWS = Hot(select(window.c.key_hash, window.c.fired_at).where(window.c.rule == bindparam("rule_")))
COUNTERS = Hot(select(counter.c.key, counter.c.value).where(counter.c.key.in_(bindparam("keys", expanding=True))))
KEEP, SAID = Hot(insert(idempotency)), Hot(select(idempotency.c.key, idempotency.c.response))
FORGET = Hot(delete(counter).where(counter.c.key == bindparam("gone")))


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


def test_what_goes_in_comes_out_whatever_is_in_it(db: Database) -> None:
    values = {"名": ["“'\\\n", None, True, 1.5, 2**53, -1, {}], "空": ""}
    row = {"key": "钥'\"\\匙", "request_hash": "h", "status": 201, "response": values, "created_at": 2**40}
    db.write(lambda conn: KEEP(conn, [row]))
    assert db.write(lambda conn: SAID.read(conn)) == [{"key": row["key"], "response": values}]


def test_a_statement_that_failed_can_be_asked_again_on_the_same_connection(db: Database) -> None:
    one = {"key": "one", "value": 1}
    db.write(lambda conn: COUNTER(conn, [one]))
    for _ in range(2):
        with pytest.raises(ERRORS):
            db.write(lambda conn: COUNTER(conn, [one]))
    db.write(lambda conn: COUNTER(conn, [one | {"key": "two"}]))
    assert len(db.write(lambda conn: COUNTERS.read(conn, keys=["one", "two"]))) == 2


def test_more_shapes_of_a_statement_than_a_connection_keeps(db: Database, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(libpq, "MOST_KEPT", 2)
    db.write(lambda conn: COUNTER(conn, [{"key": str(number), "value": number} for number in range(5)]))
    asked = [[str(each) for each in range(count)] for count in (1, 2, 3, 4, 5, 1, 2)]
    found = db.write(lambda conn: [len(COUNTERS.read(conn, keys=keys)) for keys in asked])
    assert found == [1, 2, 3, 4, 5, 1, 2]


def test_how_many_rows_it_met_is_told(db: Database) -> None:
    db.write(lambda conn: COUNTER(conn, [{"key": "one", "value": 1}]))
    assert db.write(lambda conn: [FORGET(conn, [{"gone": key}]).rowcount for key in ("one", "one")]) == [1, 0]
