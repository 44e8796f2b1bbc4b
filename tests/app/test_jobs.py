"""Jobs: kept with what wants them, done by one, tried again, put before a person, and on time."""

import threading
from concurrent.futures import ThreadPoolExecutor

import pytest

from app import clock
from app.actor import SYSTEM
from app.chores.kind import Chore
from app.chores.registry import CHORES
from app.db import Database
from app.jobs import work_off
from app.jobs.kind import Errand, Tools
from app.jobs.registry import ERRANDS
from app.jobs.runner import Runner
from app.leases import claim, failed, next_run, pause
from app.models import incident, job
from app.operations.resolve_incident import resolve_incident
from app.operations.submit_form import submit_form
from app.outbox import GiveUp, Job, Lease, LostLease, call_off, enqueue, finish
from app.runner.world import World
from app.settings import Settings
from engines.kinds import Text
from tests.app.drain import drain
from tests.app.rows import rows
from tests.app.tiny import NOW


@pytest.fixture
def db(world: World) -> Database:
    return world.db


def put(db: Database, *jobs: Job) -> None:
    db.write(lambda conn: enqueue(conn, jobs, NOW))


def kind(monkeypatch: pytest.MonkeyPatch, run: object) -> None:
    """Let there be an errand called "test" that does this."""
    made = Errand(type="test", group="test", label=Text("试", "test"), run=run)  # type: ignore[arg-type]
    monkeypatch.setattr(work_off, "ERRANDS", {"test": made})


def test_a_job_of_a_transaction_that_failed_was_never_there(db: Database, world: World) -> None:
    def work(conn: object) -> None:
        enqueue(conn, [Job("test", {}, NOW)], NOW)  # type: ignore[arg-type]
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        db.write(work)
    assert rows(world, job) == []


def test_every_job_is_claimed_by_one_worker(db: Database) -> None:
    put(db, *(Job("test", {"n": number}, NOW) for number in range(40)))
    with ThreadPoolExecutor(4) as threads:
        taken = [lease.id for leases in threads.map(lambda _: claim(db, NOW, most=10), range(8)) for lease in leases]
    assert len(taken) == len(set(taken)) == 40


def test_a_job_is_not_done_before_its_time_and_urgent_ones_come_first(db: Database) -> None:
    put(db, Job("later", {}, NOW + 1), Job("plain", {}, NOW - 9), Job("urgent", {}, NOW, priority=5))
    assert [lease.kind for lease in claim(db, NOW)] == ["urgent", "plain"]
    assert next_run(db) == NOW + 1


def test_a_lost_lease_cannot_finish_a_job(db: Database, world: World) -> None:
    put(db, Job("test", {}, NOW, key="k"))
    [lease] = claim(db, NOW)
    put(db, Job("test", {}, NOW + 60, key="k"))
    with pytest.raises(LostLease):
        db.write(lambda conn: finish(conn, lease))
    [row] = rows(world, job)
    assert (row.status, row.run_at, row.lease_token) == ("ready", NOW + 60, None)


def test_a_job_with_the_same_key_and_time_is_the_same_job(db: Database, world: World) -> None:
    put(db, Job("test", {}, NOW, key="k"))
    [lease] = claim(db, NOW)
    db.write(lambda conn: finish(conn, lease))
    put(db, Job("test", {}, NOW, key="k"))
    assert [row.status for row in rows(world, job)] == ["done"]
    put(db, Job("test", {}, NOW + 1, key="k"))
    assert [(row.status, row.run_at) for row in rows(world, job)] == [("ready", NOW + 1)]


def test_a_job_that_was_called_off_is_not_done_but_can_be_asked_for_again(db: Database, world: World) -> None:
    put(db, Job("test", {}, NOW, key="k"))
    db.write(lambda conn: call_off(conn, ["k", "unknown"]))
    assert claim(db, NOW) == []
    put(db, Job("test", {}, NOW, key="k"))
    assert [lease.kind for lease in claim(db, NOW)] == ["test"]


def test_what_fails_is_tried_again_later_each_time_later(db: Database, world: World) -> None:
    put(db, Job("test", {}, NOW))
    [lease] = claim(db, NOW)
    failed(db, lease, "away", NOW)
    [row] = rows(world, job)
    assert (row.status, row.last_error, row.attempts) == ("ready", "away", 1)
    assert NOW < row.run_at <= NOW + 5
    assert pause(4) > pause(1)
    assert pause(30) <= 3600


def test_what_fails_too_often_is_put_before_a_person_who_can_have_it_tried_again(db: Database, world: World) -> None:
    put(db, Job("test", {}, NOW, max_attempts=1))
    [lease] = claim(db, NOW)
    failed(db, lease, "away for good", NOW)
    assert [row.status for row in rows(world, job)] == ["dead"]
    [row] = rows(world, incident)
    assert (row.code, row.detail["error"], row.status) == ("job_failed", "away for good", "open")
    resolve_incident(db, row.id, "retry", SYSTEM, NOW + 9)
    assert [lease.attempts for lease in claim(db, NOW + 9)] == [1]


def test_one_bad_job_does_not_stop_the_next(db: Database, world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    def run(tools: Tools, lease: Lease, now: int) -> None:
        if lease.payload["n"] == 1:
            raise ConnectionError("away")
        if lease.payload["n"] == 2:
            raise GiveUp("no such address")

    kind(monkeypatch, run)
    put(db, *(Job("test", {"n": number}, NOW) for number in range(4)))
    assert drain(Tools(db, Settings()), NOW) == 4
    assert [row.status for row in rows(world, job)] == ["done", "ready", "dead", "done"]


def test_an_external_call_is_made_outside_of_any_transaction(
    db: Database, world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    kind(monkeypatch, lambda tools, lease, now: put(db, Job("other", {}, NOW + 99)))
    put(db, Job("test", {}, NOW))
    drain(Tools(db, Settings()), NOW)
    assert [(row.kind, row.status) for row in rows(world, job)] == [("test", "done"), ("other", "ready")]


def test_a_job_is_a_chore_or_an_errand_never_both() -> None:
    assert not set(CHORES) & set(ERRANDS)


def test_the_clock_of_a_case_gives_up_what_the_runner_gives_up(
    db: Database, world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    def run(db: Database, lease: Lease, now: int) -> None:
        raise GiveUp("nobody can do this")

    monkeypatch.setitem(CHORES, "test", Chore(type="test", group="test", label=Text("试", "test"), run=run))
    put(db, Job("test", {}, NOW))
    world.settle()
    [row] = rows(world, incident)
    assert (row.code, row.detail["error"]) == ("job_failed", "nobody can do this")


def test_the_runner_is_woken_by_a_commit_and_stops_when_told(
    db: Database, world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    done = threading.Event()
    kind(monkeypatch, lambda tools, lease, now: done.set())
    runner = Runner(Tools(db, Settings()))
    runner.start()
    put(db, Job("test", {}, clock.now()))
    assert done.wait(10)
    runner.stop()
    assert [row.status for row in rows(world, job)] == ["done"]


def test_a_job_that_waits_for_the_outside_world_holds_up_no_other(
    db: Database, world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    answered, others = threading.Event(), threading.Semaphore(0)

    def run(tools: Tools, lease: Lease, now: int) -> None:
        if lease.payload["slow"]:
            answered.wait(20)
        else:
            others.release()

    kind(monkeypatch, run)
    put(db, *(Job("test", {"slow": number == 0}, clock.now() - 9 + number // 5) for number in range(40)))
    runner = Runner(Tools(db, Settings()))
    runner.start()
    assert all(others.acquire(timeout=20) for _ in range(39))
    answered.set()
    runner.stop()
    assert {row.status for row in rows(world, job)} == {"done"}


def test_jobs_of_one_record_are_done_one_after_the_other(
    db: Database, world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = submit_form(db, "ticket", {"problem": "late"}, SYSTEM, NOW).id
    done: list[int] = []
    over = threading.Event()

    def run(tools: Tools, lease: Lease, now: int) -> None:
        done.append(lease.payload["n"])
        if len(done) == 20:
            over.set()

    kind(monkeypatch, run)
    put(db, *(Job("test", {"n": number}, NOW - 100 + number, record=made) for number in range(20)))
    runner = Runner(Tools(db, Settings()))
    runner.start()
    assert over.wait(20)
    runner.stop()
    assert done == list(range(20))
