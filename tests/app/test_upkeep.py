"""What comes back by itself: the audit trail is sealed, what has had its time is put away."""

from __future__ import annotations

import pytest
from sqlalchemy import delete, insert, update

from app.actor import SYSTEM
from app.models import audit, idempotency, job, session, slip
from app.operations.arrange_upkeep import arrange_upkeep
from app.operations.seal_audit import EVERY
from app.operations.tidy import BATCH, DAY, KEEP_ANSWERS, KEEP_JOBS
from app.outbox import Job, enqueue
from app.queries.audit import Chain, chain
from app.runner.world import World
from app.trail import note
from tests.app.rows import count, rows
from tests.app.tiny import NOW


def noted(world: World, *subjects: str) -> None:
    for subject in subjects:
        world.db.write(lambda conn, subject=subject: note(conn, SYSTEM, "tried", subject, world.now, {"n": 1}))


def walked(world: World) -> Chain:
    with world.db.read() as conn:
        return chain(conn)


@pytest.fixture
def sealed(world: World) -> World:
    """A house whose trail is sealed."""
    noted(world, "甲", "b", "c")
    arrange_upkeep(world.db, world.now)
    world.settle()
    return world


def test_the_trail_is_sealed_every_hour_and_what_comes_later_goes_on_with_the_chain(sealed: World) -> None:
    first = walked(sealed)
    assert (first.whole, first.broken, first.waiting) == (count(sealed, audit), None, 0)
    noted(sealed, "d")
    assert (walked(sealed).waiting, walked(sealed).end) == (1, first.end)
    sealed.until(sealed.now + EVERY)
    assert (walked(sealed).whole, walked(sealed).waiting) == (first.whole + 1, 0)


def test_a_row_that_somebody_changed_is_named(sealed: World) -> None:
    row = rows(sealed, audit, subject="b")[0].seq
    sealed.db.write(lambda conn: conn.execute(update(audit).where(audit.c.seq == row).values(detail={"n": 2})))
    assert walked(sealed).broken == row


def test_a_row_that_somebody_took_out_shows_at_the_one_after_it(sealed: World) -> None:
    before, after = rows(sealed, audit, subject="b")[0].seq, rows(sealed, audit, subject="c")[0].seq
    sealed.db.write(lambda conn: conn.execute(delete(audit).where(audit.c.seq == before)))
    assert walked(sealed).broken == after


def test_more_rows_than_a_batch_are_sealed_one_batch_after_the_other(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("app.operations.seal_audit.BATCH", 2)
    noted(world, *"abcde")
    arrange_upkeep(world.db, world.now)
    world.until(world.now + 10)
    assert (walked(world).whole, walked(world).waiting) == (count(world, audit), 0)


def test_a_restart_does_not_put_off_what_is_waiting(sealed: World) -> None:
    before = {row.key: row.due_at for row in rows(sealed, job, status="ready")}
    arrange_upkeep(sealed.db, sealed.now + 60)
    assert {row.key: row.due_at for row in rows(sealed, job, status="ready")} == before
    assert before.keys() == {"seal_audit", "tidy"}


def test_finished_jobs_and_old_answers_are_put_away_and_the_rest_stays(world: World) -> None:
    old_job, old_answer = NOW - KEEP_JOBS - 1, NOW - KEEP_ANSWERS - 1
    kept = {"request_hash": "x", "status": 201, "response": {}}
    away = {"user": 1, "csrf": "x", "created_at": NOW - 9}

    def work(conn: object) -> None:
        jobs = [Job("test", {}, at, key, queue="q") for at, key in ((old_job, "done"), (old_job, "dead"), (NOW, "new"))]
        enqueue(conn, jobs, NOW)  # type: ignore[arg-type]
        for key, status in (("done", "done"), ("dead", "dead"), ("new", "done")):
            conn.execute(update(job).where(job.c.key == key).values(status=status))  # type: ignore[attr-defined]
        answers = [{"key": "old", "created_at": old_answer}, {"key": "new", "created_at": NOW}]
        conn.execute(insert(idempotency), [kept | each for each in answers])  # type: ignore[attr-defined]
        conn.execute(insert(slip), [{"key": "name:a", "at": at} for at in (NOW - 9000, NOW)])  # type: ignore[attr-defined]
        ends = [{"id": "over", "expires_at": NOW}, {"id": "open", "expires_at": NOW + 9}]
        conn.execute(insert(session), [away | each for each in ends])  # type: ignore[attr-defined]

    world.db.write(work)
    arrange_upkeep(world.db, NOW)
    world.settle()
    assert {row.key for row in rows(world, job, queue="q")} == {"dead", "new"}
    assert [row.key for row in rows(world, idempotency)] == ["new"]
    assert [row.at for row in rows(world, slip)] == [NOW]
    assert [row.id for row in rows(world, session)] == ["open"]


def test_more_than_a_batch_is_put_away_before_the_next_day(world: World) -> None:
    old = [{"key": f"name:{number}", "at": 0} for number in range(BATCH + 1)]
    world.db.write(lambda conn: conn.execute(insert(slip), old))
    arrange_upkeep(world.db, NOW)
    world.until(NOW + 5)
    assert count(world, slip) == 0
    assert [row.due_at for row in rows(world, job, key="tidy")] == [NOW + 1 + DAY]
