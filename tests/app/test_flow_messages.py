"""Messages between flows and from outside: found by key, kept when early, handed over once."""

import threading
from collections.abc import Mapping
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest

from app.actor import SYSTEM
from app.errors import Invalid
from app.models import audit, catch, event, job, parcel
from app.operations.bring_message import Brought, bring_message
from app.operations.repeats import Request
from app.operations.submit_form import submit_form
from app.runner.world import World
from tests.app.rows import rows
from tests.app.tiny import FLOW, HOUR, edge, house, node, publish, words

WAIT = node("paid", "wait_message", {"message": {"name": "paid", "data": [{"id": "qty", "type": "integer"}]}})
WAITING = (
    [
        node("start", "start"),
        WAIT,
        node("keep", "set_fields", {"values": {"qty": {"var": "_vars.paid.qty"}}, "status": "done"}),
        node("end", "end"),
    ],
    [edge("start", "paid"), edge("paid", "keep"), edge("keep", "end")],
)


def flow(nodes: list[Any], edges: list[Any]) -> dict[str, Any]:
    return {**FLOW, "body": {**FLOW["body"], "nodes": nodes, "edges": edges}}


@pytest.fixture
def shop(database_url: str) -> Any:
    made = house(database_url)
    publish(made.db, flow(*WAITING))
    yield made
    made.db.close()


def ticket(world: World, **data: Any) -> int:
    return submit_form(world.db, "ticket", {"problem": "broken", "qty": 1, **data}, world.person("anna"), world.now).id


def bring(world: World, key: str | None, data: Mapping[str, Any], once: str | None = None, **more: Any) -> Brought:
    request = Request.of("message/paid", SYSTEM, once, [key, data]) if once else None
    return bring_message(world.db, "paid", key, data, world.now, request=request, **more)


def test_a_message_reaches_the_ticket_that_waits_for_its_key(shop: World) -> None:
    first, second = ticket(shop), ticket(shop)
    assert bring(shop, shop.record(second).number, {"qty": 7}) == Brought(1, kept=False)
    shop.settle()
    assert (shop.record(second).status, shop.record(second).data["qty"]) == ("done", 7)
    assert shop.record(first).flow == "running"
    assert [row.instance for row in rows(shop, catch)] == [first]
    assert [row.taken_by for row in rows(shop, parcel)] == [second]


def test_a_message_that_comes_early_is_kept_and_taken_by_the_first_who_waits(shop: World) -> None:
    assert bring(shop, "T0001", {"qty": 3}) == Brought(0, kept=True)
    made = ticket(shop)
    assert (shop.record(made).number, shop.record(made).status, shop.record(made).data["qty"]) == ("T0001", "done", 3)
    assert rows(shop, catch) == []
    assert [row.taken_by for row in rows(shop, parcel)] == [made]


def test_the_same_message_again_changes_nothing_and_is_answered_the_same(shop: World) -> None:
    made = ticket(shop)
    number = shop.record(made).number
    assert bring(shop, number, {"qty": 2}, once="a") == Brought(1, kept=False)
    shop.settle()
    assert bring(shop, number, {"qty": 2}, once="a") == Brought(1, kept=False)
    shop.settle()
    assert shop.record(made).data["qty"] == 2
    assert len(rows(shop, parcel)) == 1
    with pytest.raises(Invalid):
        bring(shop, number, {"qty": 9}, once="a")


def test_the_same_message_by_eight_at_once_comes_once_and_all_hear_the_same(shop: World) -> None:
    waits, both = ticket(shop), threading.Barrier(8)

    def send(key: str) -> Brought:
        both.wait()
        return bring(shop, key, {"qty": 6}, once=f"one-{key}")

    for key, answer in ((shop.record(waits).number, Brought(1, kept=False)), ("T0009", Brought(0, kept=True))):
        with ThreadPoolExecutor(8) as threads:
            assert list(threads.map(send, [key] * 8)) == [answer] * 8
    shop.settle()
    assert shop.record(waits).data["qty"] == 6
    assert [row.key for row in rows(shop, parcel)] == [shop.record(waits).number, "T0009"]


def test_a_message_that_nobody_waits_for_in_time_is_put_aside_and_the_trail_says_so(shop: World) -> None:
    bring(shop, "T0001", {"qty": 3}, keep=HOUR)
    shop.until(shop.now + HOUR)
    made = ticket(shop)
    assert (shop.record(made).number, shop.record(made).flow) == ("T0001", "running")
    [told] = rows(shop, audit, what="message_expired")
    assert (told.subject, told.detail["key"], told.actor_kind) == ("message/paid", "T0001", "timer")


def test_a_message_that_was_taken_does_not_expire(shop: World) -> None:
    bring(shop, "T0001", {"qty": 3}, keep=HOUR)
    ticket(shop)
    shop.until(shop.now + 2 * HOUR)
    assert rows(shop, audit, what="message_expired") == []
    assert [row.status for row in rows(shop, job, kind="expire_message")] == ["cancelled"]


def test_a_message_for_all_reaches_everybody_who_waits_and_is_not_kept(shop: World) -> None:
    made = [ticket(shop), ticket(shop)]
    assert bring(shop, None, {"qty": 4}) == Brought(2, kept=False)
    shop.settle()
    assert [shop.record(each).status for each in made] == ["done", "done"]
    assert shop.record(ticket(shop)).flow == "running"
    assert rows(shop, parcel) == []


def test_two_messages_for_one_wait_leave_the_second_for_the_next(shop: World) -> None:
    made = ticket(shop)
    number = shop.record(made).number
    bring(shop, number, {"qty": 1})
    bring(shop, number, {"qty": 2})
    shop.settle()
    assert shop.record(made).data["qty"] == 1
    assert [row.taken_by for row in rows(shop, parcel)] == [made, None]


def test_one_ticket_wakes_another_and_the_history_tells_both(database_url: str) -> None:
    world = house(database_url)
    late = node("late", "boundary", {"event": "timer", "after": HOUR}) | {"on": "paid"}
    tell = {"name": "paid", "to": "one", "key": "both", "data": {"qty": 5}}
    when = {"port": "tell", "label": words("tell"), "when": {"==": [{"var": "qty"}, 9]}}
    message = {"name": "paid", "key": "both", "data": [{"id": "qty", "type": "integer"}]}
    nodes = [
        node("start", "start"),
        node("which", "exclusive", {"branches": [when], "default": "wait"}),
        node("tell", "throw", tell),
        node("paid", "wait_message", {"message": message}),
        late,
        node("keep", "set_fields", {"values": {"qty": {"var": "_vars.paid.qty"}}, "status": "done"}),
        node("off", "terminate", {"result": "too_late"}),
        node("end", "end"),
    ]
    edges = [
        edge("start", "which"),
        edge("which", "tell", "tell"),
        edge("which", "paid", "wait"),
        edge("tell", "end"),
        edge("paid", "keep"),
        edge("keep", "end"),
        edge("late", "off"),
    ]
    publish(world.db, flow(nodes, edges))
    waits, tells = ticket(world, qty=1), ticket(world, qty=9)
    world.settle()
    assert (world.record(waits).data["qty"], world.record(waits).status) == (5, "done")
    assert [row.type for row in rows(world, event, record=tells) if row.type == "sent"] == ["sent"]
    forgotten = ticket(world, qty=1)
    world.until(world.now + HOUR)
    assert (world.record(forgotten).flow, world.record(forgotten).status) == ("ended", "fresh")
    assert rows(world, catch) == []
    world.db.close()
