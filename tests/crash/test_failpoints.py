"""A crash at every commit, before it and after it: after a restart the same final state, each side effect once."""

from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager, nullcontext, suppress
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Connection, func, select, update

from app.actor import BUYER
from app.db import Database
from app.errors import Conflict
from app.jobs.kind import Tools
from app.models import event, instance, job, notification, record, task
from app.operations.act_on_task import act_on_task
from app.operations.submit_form import submit_form
from app.runner.world import World
from app.settings import Settings
from tests.app.drain import drain
from tests.app.rows import rows
from tests.app.tiny import house
from tests.crash.house import furnish, task_of
from tests.crash.receiver import Receiver, receiving

MOST_COMMITS = 60


class Crash(BaseException):
    """The process is gone: nobody handles this."""


class Fragile(Database):
    """Crashes at its n-th commit, just `before` it or just `after`; never where n is 0."""

    def __init__(self, url: str, at: int = 0, when: str = "before") -> None:
        self.at, self.when, self.commits = at, when, 0
        super().__init__(url)

    @contextmanager
    def _transaction(self) -> Iterator[Connection]:
        with super()._transaction() as connection:
            yield connection
            self.commits += 1
            self._crash("before")
        self._crash("after")

    def _crash(self, when: str) -> None:
        if (self.commits, self.when) == (self.at, when):
            raise Crash(f"{when} commit {self.at}")


def outlive(url: str, at: int, when: str, steps: list[Callable[[Database], Any]]) -> bool:
    """Do these steps in turn; after a crash begin again at the step that was not acknowledged. Whether it crashed."""
    db: Database = Fragile(url, at, when)
    crashed = False
    for step in steps:
        try:
            step(db)
        except Crash:
            crashed = True
            db.close()
            db = Database(url)
            leases_run_out(db)
            step(db)
    db.close()
    return crashed


def leases_run_out(db: Database) -> None:
    """As if a minute had passed since the crash."""
    db.write(lambda conn: conn.execute(update(job).where(job.c.status == "ready").values(lease_until=None)))


def life_of_a_ticket(number: int, now: int, settings: Settings) -> list[Callable[[Database], Any]]:
    """Submitted and confirmed, then what is due a while later: timers, related records, a call to somebody else."""
    body = {"shelf": f"S{number % 5}", "note": f"第 {number} 件"}

    def submit(db: Database) -> None:
        submit_form(db, "case", body, BUYER, now, idempotency_key=f"request-{number}")

    def confirm(db: Database) -> None:
        with db.read() as conn:
            mine = _id(conn, number)
        with suppress(Conflict):  # it was kept, and the crash kept that from us
            act_on_task(db, task_of(mine), "ok", BUYER, now, record=mine)

    def work(seconds: int) -> Callable[[Database], Any]:
        return lambda db: drain(Tools(db, settings), now + seconds)

    return [submit, confirm, work(0), work(1), work(2)]


def told_of(db: Database, number: int, receiver: Receiver) -> dict[str, Any]:
    """Everything that can be counted about one ticket; nothing that differs from ticket to ticket."""
    with db.read() as conn:
        mine = conn.execute(select(record).where(record.c.form == "case", record.c.id == _id(conn, number))).one()
        events = select(event.c.type, event.c.node, event.c.to_).where(event.c.record == mine.id)
        jobs = select(job.c.kind, job.c.status, func.count()).where(
            (job.c.record == mine.id) | (job.c.payload["origin"].as_integer() == mine.id)
        )
        shelves = select(event.c.payload).where(event.c.type == "changed", event.c.record == mine.data["shelf"])
        shelf = [each for each in conn.execute(shelves).scalars() if each["changes"]["last"][1] == mine.number]
        return {
            "status": mine.status,
            "flow": conn.execute(select(instance.c.status).where(instance.c.record == mine.id)).scalar_one(),
            "events": Counter(tuple(row) for row in conn.execute(events.order_by(event.c.seq))),
            "jobs": sorted(tuple(row) for row in conn.execute(jobs.group_by(job.c.kind, job.c.status))),
            "echoes": conn.execute(select(func.count()).where(record.c.origin == mine.id)).scalar_one(),
            "notices": conn.execute(select(func.count()).where(notification.c.record == mine.id)).scalar_one(),
            "shelf": len(shelf),
            "called": len(receiver.keys_of(mine.id)),
        }


def _id(conn: Connection, number: int) -> int:
    found = conn.execute(select(record.c.id, record.c.data).where(record.c.form == "case"))
    [mine] = [row.id for row in found if row.data["note"] == f"第 {number} 件"]
    return int(mine)


def test_a_crash_at_any_commit_changes_nothing_in_the_end(database_url: str, tmp_path: Path) -> None:
    furnish(database_url)
    with receiving() as receiver:
        settings = Settings(data_dir=tmp_path, database_url=database_url, secret_key="k" * 40, webhook_url=receiver.url)
        now = 1_800_000_000
        assert not outlive(database_url, 0, "", life_of_a_ticket(0, now, settings))
        watch = Database(database_url)
        calm = told_of(watch, 0, receiver)
        assert (calm["status"], calm["flow"], calm["called"], calm["shelf"]) == ("done", "ended", 1, 1)
        number = crashes = 0
        for when in ("before", "after"):
            for at in range(1, MOST_COMMITS):
                number += 1
                crashed = outlive(database_url, at, when, life_of_a_ticket(number, now, settings))
                assert told_of(watch, number, receiver) == calm, f"{when} commit {at}"
                crashes += crashed
                if not crashed:
                    break
            else:
                pytest.fail("it never came to an end")
        assert crashes >= 12
        watch.close()


def test_a_crash_while_a_task_is_finished_finishes_it_once_or_not_at_all(database_url: str) -> None:
    made = house(database_url)
    anna, now = made.person("anna"), made.now
    for when in ("before", "after"):
        ticket = submit_form(made.db, "ticket", {"problem": "broken"}, BUYER, now).id
        name = made.open_task(ticket, "check", anna)
        assert name is not None
        fragile = Fragile(database_url, 1, when)
        with pytest.raises(Crash):
            act_on_task(fragile, name, "ok", anna, now, data={"answer": "yes"})
        fragile.close()
        assert acted(made, ticket) == (0 if when == "before" else 1)
        with nullcontext() if when == "before" else pytest.raises(Conflict, match="task_closed"):
            act_on_task(made.db, name, "ok", anna, now, data={"answer": "yes"})
        assert acted(made, ticket) == 1
        assert [each.status for each in rows(made, task, record=ticket)] == ["done"]
        assert len(rows(made, job, kind="flow_timer", record=ticket)) == 1
    made.db.close()


def acted(world: World, ticket: int) -> int:
    return len(rows(world, event, record=ticket, type="acted"))
