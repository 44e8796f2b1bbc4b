"""kill -9 in the middle of the work: nothing that was acknowledged is lost, and every effect happens exactly once."""

import random
import time
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Engine, create_engine, func, select, update

from app import clock
from app.models import event, incident, instance, job, notification, record, task
from app.operations.arrange_upkeep import UPKEEP
from tests.benchmarks.servers import PRODUCT, Server
from tests.crash.buyers import Buyers
from tests.crash.house import furnish
from tests.crash.receiver import Receiver, receiving

SUBMISSIONS = 120  # of each round, if the server lived
PATIENCE = 60
SEED = 20261111


@pytest.fixture(params=["sqlite", pytest.param("postgresql", marks=pytest.mark.deep)])
def url(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    """A database of its own. PostgreSQL's keeps what it committed when our server dies, with fsync or without."""
    if request.param == "sqlite":
        yield f"sqlite:///{tmp_path / 'gongdan.sqlite'}"
        return
    from tests.conftest import postgres_database

    with postgres_database(request.getfixturevalue("postgres_url")) as made:
        yield made


@pytest.fixture
def receiver() -> Iterator[Receiver]:
    """Somebody else's system, which outlives every crash."""
    with receiving() as made:
        yield made


@pytest.fixture
def server(url: str, tmp_path: Path, receiver: Receiver) -> Iterator[Server]:
    """Not started yet; gone at the end."""
    furnish(url)
    made = Server(PRODUCT, tmp_path, {"GONGDAN_DATABASE_URL": url, "GONGDAN_WEBHOOK_URL": receiver.url})
    yield made
    made.kill()


@pytest.mark.parametrize("rounds", [5, pytest.param(200, marks=pytest.mark.deep)])
def test_a_killed_server_loses_nothing_and_does_nothing_twice(
    url: str, server: Server, receiver: Receiver, rounds: int
) -> None:
    chance, buyers = random.Random(SEED), Buyers(server)
    for number in range(rounds):
        server.start()
        wanted = range(number * SUBMISSIONS, (number + 1) * SUBMISSIONS)
        buyers.submit(wanted, kill_after=chance.randrange(10, SUBMISSIONS - 40), kill_delay=chance.uniform(0, 0.02))
    engine = create_engine(url)
    kept = _numbers(engine)
    assert {each["id"]: each["number"] for each in buyers.acked.values()}.items() <= kept.items(), "acknowledged, lost"
    done = {buyers.acked[each]["id"] for each in buyers.confirmed}
    assert done <= _count(engine, event.c.record, event.c.type == "acted").keys(), "confirmed, lost"
    before = len(done)

    _let_leases_run_out(engine)
    server.start()
    buyers.submit(sorted(buyers.unsure))
    _wait_until_done(engine, PATIENCE + rounds)
    assert buyers.refused == []
    assert buyers.unsure == set()
    tickets = _numbers(engine)
    assert tickets == {each["id"]: each["number"] for each in buyers.acked.values()}, "one record for each request"
    assert before >= rounds * 10
    _check_effects(engine, tickets)
    assert {ticket: len(receiver.keys_of(ticket)) for ticket in tickets} == dict.fromkeys(tickets, 1), "one call each"
    engine.dispose()


def _check_effects(engine: Engine, tickets: dict[int, str]) -> None:
    """Each effect of each ticket, counted."""
    once, names = dict.fromkeys(tickets, 1), Counter(tickets.values())
    assert _count(engine, event.c.record, event.c.type == "created", event.c.record.in_(_cases())) == once
    assert _count(engine, event.c.record, event.c.type == "acted") == once, "the buyer's confirmation"
    assert _count(engine, task.c.record, task.c.status == "done") == once
    assert _count(engine, task.c.record) == once
    assert _count(engine, notification.c.record) == once, "the rule's timer"
    assert _count(engine, event.c.record, event.c.type == "status", event.c.to_ == "done") == once, "the flow's timer"
    assert _count(engine, instance.c.record, instance.c.status == "ended") == once
    assert _count(engine, record.c.origin, record.c.form == "echo") == once, "the linked record"
    assert Counter(_told_to_shelves(engine)) == names, "the job on another record"
    assert _count(engine, job.c.status, _of_tickets()) == {"done": 4 * len(tickets)}
    assert _count(engine, incident.c.code) == {}


def _cases() -> Any:
    return select(record.c.id).where(record.c.form == "case")


def _of_tickets() -> Any:
    """Not the house's own upkeep, which always has a next time."""
    return job.c.kind.not_in(UPKEEP)


def _numbers(engine: Engine) -> dict[int, str]:
    with engine.connect() as conn:
        return {row.id: row.number for row in conn.execute(select(record.c.id, record.c.number).where(_is_case()))}


def _is_case() -> Any:
    return record.c.form == "case"


def _count(engine: Engine, by: Any, *where: Any) -> dict[Any, int]:
    with engine.connect() as conn:
        return dict(conn.execute(select(by, func.count()).where(*where).group_by(by)).all())


def _told_to_shelves(engine: Engine) -> Iterator[str]:
    """The numbers that shelves were told, from their histories."""
    shelves = select(record.c.id).where(record.c.form == "shelf")
    told = select(event.c.payload).where(event.c.type == "changed", event.c.record.in_(shelves))
    with engine.connect() as conn:
        for payload in conn.execute(told).scalars():
            yield payload["changes"]["last"][1]


def _let_leases_run_out(engine: Engine) -> None:
    """As if a minute had passed since the crash."""
    with engine.begin() as conn:
        conn.execute(update(job).where(job.c.status == "ready", job.c.lease_until.is_not(None)).values(lease_until=0))


def _wait_until_done(engine: Engine, patience: int) -> None:
    until = time.monotonic() + patience
    while (
        waiting := _count(engine, job.c.status, job.c.status == "ready", _of_tickets())
    ) and time.monotonic() < until:
        time.sleep(0.05)
    assert waiting == {}, f"at {clock.now()} these jobs still wait"
