"""Writers that share a commit: each has its own outcome, and what one does wrong undoes only that."""

import threading
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager, suppress
from pathlib import Path

import pytest
from sqlalchemy import Connection, event, text

from app.db import Database


@pytest.fixture
def db(sqlite_template: Path, tmp_path: Path) -> Database:
    file = tmp_path / "together.sqlite"
    file.write_bytes(sqlite_template.read_bytes())
    return Database(f"sqlite:///{file}")


def add(conn: Connection, number: int) -> int:
    conn.execute(text("INSERT INTO counter VALUES (:key, 1)"), {"key": f"k{number}"})
    if number % 5 == 4:
        raise ZeroDivisionError(str(number))
    return number


def keys(db: Database) -> set[str]:
    with db.read() as conn:
        return set(conn.execute(text("SELECT key FROM counter")).scalars())


@contextmanager
def held(db: Database, fails: bool = False):  # type: ignore[no-untyped-def]
    """A writer that is in the middle of its work, until the block ends; then it `fails`, or does not."""
    inside, may_end = threading.Event(), threading.Event()

    def work(conn: Connection) -> None:
        inside.set()
        may_end.wait(10)
        if fails:
            add(conn, 4)

    def write() -> None:
        with suppress(OSError, ZeroDivisionError):
            db.write(work)

    thread = threading.Thread(target=write)
    thread.start()
    inside.wait(10)
    yield
    may_end.set()
    thread.join()


def waiting(db: Database, many: int) -> None:
    """Until so many writers wait."""
    assert db._together is not None
    while len(db._together._waiting) < many:
        threading.Event().wait(0.001)


def test_who_waits_together_is_kept_with_one_commit_and_who_fails_fails_alone(db: Database) -> None:
    commits: list[Connection] = []
    event.listen(db.engine, "commit", commits.append)

    def outcome(number: int) -> int | str:
        try:
            return db.write(lambda conn: add(conn, number))
        except ZeroDivisionError as error:
            return f"failed {error}"

    with ThreadPoolExecutor(10) as threads:
        with held(db):
            done = [threads.submit(outcome, number) for number in range(10)]
            waiting(db, 10)
        found = [each.result() for each in done]
    assert found == [0, 1, 2, 3, "failed 4", 5, 6, 7, 8, "failed 9"]
    assert keys(db) == {f"k{number}" for number in range(10) if number % 5 != 4}
    assert len(commits) == 1
    db.close()


def test_nobody_hears_of_success_before_the_commit(db: Database) -> None:
    """Where the commit fails, everyone who took part is told."""

    def refuse(_: Connection) -> None:
        raise OSError("the disk is full")

    def outcome(number: int) -> str:
        try:
            return str(db.write(lambda conn: add(conn, number)))
        except OSError as error:
            return str(error)

    with ThreadPoolExecutor(3) as threads, held(db):
        event.listen(db.engine, "commit", refuse)
        done = [threads.submit(outcome, number) for number in range(3)]
        waiting(db, 3)
    assert [each.result() for each in done] == ["the disk is full"] * 3
    event.remove(db.engine, "commit", refuse)
    assert keys(db) == set()
    assert db.write(lambda conn: add(conn, 0)) == 0
    db.close()


def test_a_write_inside_a_write_says_so_and_leaves_nothing_behind(db: Database) -> None:
    with pytest.raises(RuntimeError, match="inside another"):
        db.write(lambda _: db.write(lambda conn: add(conn, 0)))
    assert db.write(lambda conn: add(conn, 1)) == 1
    assert keys(db) == {"k1"}
    db.close()


def test_who_fails_first_leaves_nothing_behind_and_the_others_are_kept(db: Database) -> None:
    with ThreadPoolExecutor(3) as threads:
        with held(db, fails=True):
            done = [threads.submit(db.write, lambda conn, number=number: add(conn, number)) for number in (5, 6, 9)]
            waiting(db, 3)
        failures = [type(each.exception()) for each in done]
    assert sorted(map(str, failures)) == sorted(map(str, (type(None), type(None), ZeroDivisionError)))
    assert keys(db) == {"k5", "k6"}
    db.close()


def test_a_write_that_fails_alone_leaves_nothing_behind(db: Database) -> None:
    with pytest.raises(ZeroDivisionError):
        db.write(lambda conn: add(conn, 4))
    assert db.write(lambda conn: add(conn, 5)) == 5
    assert keys(db) == {"k5"}
    db.close()
