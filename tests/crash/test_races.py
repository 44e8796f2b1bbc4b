"""Two people at the same instant: what may happen once happens once, on both databases."""

import threading
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest

from app import clock
from app.actor import BUYER, SYSTEM
from app.db import Database
from app.errors import Conflict, Stale
from app.models import event, record, task, user
from app.operations.act_on_task import act_on_task
from app.operations.submit_form import submit_form
from app.operations.update_record import update_record
from app.runner.world import World
from tests.app.rows import rows
from tests.benchmarks.shop import furnish, phone

ORDERS = 6


@pytest.fixture
def shop(database_url: str) -> Iterator[World]:
    """The after-sales template in force, with a few orders."""
    furnish(database_url, ORDERS)
    world = World(Database(database_url), clock.now())
    yield world
    world.db.close()


def at_once(*acts: Callable[[], Any]) -> list[Any]:
    """Do all these at the same instant; what each came to, or how it was refused."""
    barrier = threading.Barrier(len(acts))

    def do(act: Callable[[], Any]) -> Any:
        barrier.wait()
        try:
            return act()
        except (Conflict, Stale) as refused:
            return refused

    with ThreadPoolExecutor(len(acts)) as threads:
        return list(threads.map(do, acts))


def complain(world: World, order: int, key: str | None = None, amount: int = 2_000) -> Any:
    answers = {
        "order": f"A{order}",
        "phone": phone(order),
        "problem": "missing",
        "refund_type": "refund_only",
        "refund_amount": amount,
    }
    return submit_form(world.db, "return_refund", answers, BUYER, world.now, idempotency_key=key)


def do(
    world: World, ticket: int, node: str, action: str, *, ticks: tuple[str, ...] = (), **data: Any
) -> Callable[[], Any]:
    """Whoever is there for the open task at `node` does `action`, when called."""
    [open_task] = rows(world, task, record=ticket, node=node, status="open")
    holder = next((each.username for each in rows(world, user, id=open_task.user)), open_task.group_key)
    who, name = world.person(holder), f"{open_task.instance}-{open_task.id}"
    return lambda: act_on_task(world.db, name, action, who, world.now, data=data, ticks=ticks)


def test_of_two_third_complaints_one_opens_the_quality_ticket(shop: World) -> None:
    for order in range(ORDERS):
        complain(shop, order)
        complain(shop, order)
        at_once(lambda: complain(shop, order), lambda: complain(shop, order))  # noqa: B023  # done within the loop
    opened = [each.data["order"] for each in rows(shop, record, form="quality_issue")]
    assert sorted(opened) == sorted(each.id for each in rows(shop, record, form="order"))
    marked = [each for each in rows(shop, record, form="return_refund") if "重复问题" in each.tags]
    assert len(marked) == ORDERS


def test_a_join_that_two_people_complete_goes_on_once(shop: World) -> None:
    for order in range(ORDERS):
        ticket = complain(shop, order).id
        do(shop, ticket, "review", "accept")()
        inspected = do(shop, ticket, "inspect", "done", ticks=("number", "count"), inspection_result="passed")
        checked = do(shop, ticket, "precheck", "done")
        outcomes = at_once(inspected, checked)
        assert not any(isinstance(each, Exception) for each in outcomes), outcomes
        assert [each.node for each in rows(shop, task, record=ticket, status="open")] == ["refund"]
        joined = [each for each in rows(shop, event, record=ticket, node="to_refund") if each.type == "status"]
        assert len(joined) == 1


def test_a_task_that_two_people_finish_is_finished_by_one(shop: World) -> None:
    for order in range(ORDERS):
        ticket = complain(shop, order).id
        accept, decline = (do(shop, ticket, "review", action) for action in ("accept", "decline"))
        outcomes = at_once(accept, decline)
        assert [type(each) for each in outcomes].count(Conflict) == 1
        assert len([each for each in rows(shop, event, record=ticket, node="review") if each.type == "acted"]) == 1


def test_of_two_changes_to_the_same_revision_one_is_stale(shop: World) -> None:
    for order in range(ORDERS):
        made = complain(shop, order)

        def change(note: str, made: Any = made) -> Any:
            return update_record(shop.db, made.id, {"review_note": note}, SYSTEM, shop.now, rev=made.rev)

        outcomes = at_once(lambda: change("a"), lambda: change("b"))
        [stale] = [each for each in outcomes if isinstance(each, Stale)]
        assert stale.status == 412
        assert [each.rev for each in rows(shop, record, id=made.id)] == [made.rev + 1]


def test_the_same_request_twice_at_once_makes_one_record(shop: World) -> None:
    for order in range(ORDERS):
        first, second = at_once(
            lambda: complain(shop, order, key=f"k{order}"),  # noqa: B023
            lambda: complain(shop, order, key=f"k{order}"),  # noqa: B023
        )
        assert first == second
    assert len(rows(shop, record, form="return_refund")) == ORDERS
