"""The database: fair to writers, retried as a whole, and with the tables that the code knows."""

import threading
import time

import pytest
from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import create_engine, insert, select, text
from sqlalchemy.exc import OperationalError

from app.db import Database
from app.locks import FairLock
from app.migrate import config_of, migrate
from app.models import catch, metadata, task, timer, token


def test_the_migrations_make_the_tables_that_the_code_knows(database_url: str) -> None:
    db = Database(database_url)
    with db.engine.connect() as connection:
        found = compare_metadata(MigrationContext.configure(connection), metadata)
    db.close()
    assert found == []


def test_migrating_twice_changes_nothing(blank_database_url: str) -> None:
    migrate(blank_database_url)
    migrate(blank_database_url)


def test_a_flow_under_way_survives_the_move_of_its_parts(blank_database_url: str) -> None:
    config = config_of(blank_database_url)
    command.upgrade(config, "0011_fewer_indexes")
    engine = create_engine(blank_database_url.replace("postgresql:", "postgresql+psycopg:"))
    task_ = {"record": 7, "node": "n", "name": {"zh": "办"}, "token": 1, "kind": "human", "group_key": "desk"}
    parts = {
        token: {"node": "n", "memo": {"path": [1]}},
        task: {**task_, "customer": False, "status": "open", "created_at": 5},
        timer: {"token": 1, "node": "n", "at": 9, "port": "out"},
        catch: {"token": 1, "node": "n", "message": "paid", "key": "k", "port": "out"},
    }
    with engine.begin() as connection:
        for number, (table, part) in enumerate(parts.items()):
            connection.execute(insert(table), {"instance": 7, "id": number, **part})
        before = [connection.execute(select(table)).mappings().all() for table in parts]
    command.upgrade(config, "head")
    with engine.connect() as connection:
        assert [connection.execute(select(table)).mappings().all() for table in parts] == before
    engine.dispose()


def test_writers_are_served_in_the_order_they_came() -> None:
    lock, served = FairLock(), []

    def write(number: int) -> None:
        with lock:
            served.append(number)

    with lock:
        threads = []
        for number in range(20):
            threads.append(threading.Thread(target=write, args=[number]))
            threads[-1].start()
            while len(lock._waiting) <= number:
                time.sleep(0.001)
    for thread in threads:
        thread.join()
    assert served == list(range(20))


def test_a_write_inside_a_write_is_a_mistake_that_says_so() -> None:
    lock = FairLock()
    with pytest.raises(RuntimeError, match="inside another"), lock, lock:
        pass
    with lock:
        pass


def test_what_could_not_be_serialised_is_done_again_from_its_start(database_url: str) -> None:
    db, tries = Database(database_url), []

    def work(conn: object) -> int:
        tries.append(conn)
        if len(tries) < 3:
            raise OperationalError("", {}, Exception("database is locked"))
        return len(tries)

    assert db.write(work) == 3
    db.close()


def test_any_other_failure_is_raised_at_once_and_leaves_nothing(database_url: str) -> None:
    db = Database(database_url)

    def work(conn: object) -> None:
        conn.execute(text("INSERT INTO counter VALUES ('k', 1)"))  # type: ignore[attr-defined]
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        db.write(work)
    with db.read() as conn:
        assert conn.execute(text("SELECT count(*) FROM counter")).scalar() == 0
    db.close()


def test_a_reader_sees_one_state_while_others_write(tmp_path: object) -> None:
    db = Database(f"sqlite:///{tmp_path}/one.sqlite")
    db.write(lambda conn: conn.execute(text("CREATE TABLE t (n INTEGER)")))
    with db.read() as conn:
        assert conn.execute(text("SELECT count(*) FROM t")).scalar() == 0
        db.write(lambda other: other.execute(text("INSERT INTO t VALUES (1)")))
        assert conn.execute(text("SELECT count(*) FROM t")).scalar() == 0
    with db.read() as conn:
        assert conn.execute(text("SELECT count(*) FROM t")).scalar() == 1
    db.close()
