"""Nodes that need the shell: copies, conditions that are waited for, and writing a linked record."""

from collections.abc import Iterator
from typing import Any

import pytest

from app.models import incident, notification, record, timer
from app.operations.read_notifications import read_notifications
from app.operations.submit_form import submit_form
from app.operations.update_record import update_record
from app.queries.copies import copies_of
from app.runner.world import World
from tests.app.rows import rows
from tests.app.tiny import FLOW, HOUR, edge, house, node, publish, words

NODES = [
    node("start", "start"),
    node("copy", "cc", {"to": [{"group": "bosses"}, {"user": "ben"}], "body": words("{_number} came")}),
    node("paid", "wait_condition", {"when": {">=": [{"var": "total"}, 100]}, "timeout": HOUR}),
    node("freeze", "update_record", {"on": "item", "values": {"frozen": True}}),
    node("solved", "set_fields", {"status": "done"}),
    node("off", "terminate", {"result": "too_late"}),
]
EDGES = [
    edge("start", "copy"),
    edge("copy", "paid"),
    edge("paid", "freeze"),
    edge("paid", "off", "timeout"),
    edge("freeze", "solved"),
    edge("solved", "end"),
]


@pytest.fixture
def shop(database_url: str) -> Iterator[World]:
    """The tiny bundle with a flow of these nodes."""
    made = house(database_url)
    body = {**FLOW["body"], "nodes": [*NODES, node("end", "end")], "edges": EDGES}
    publish(made.db, {**FLOW, "body": body})
    yield made
    made.db.close()


def ticket(world: World) -> int:
    buyer = world.person("anna")
    submit_form(world.db, "item", {"code": "A1", "price": 5}, buyer, world.now)
    data: dict[str, Any] = {"problem": "broken", "item": "A1", "qty": 1}
    return submit_form(world.db, "ticket", data, buyer, world.now).id


def test_a_copy_is_told_to_everybody_once_and_holds_nothing_up(shop: World) -> None:
    made = ticket(shop)
    told = rows(shop, notification, record=made)
    assert {row.user for row in told} == {shop.person("carl").user, shop.person("ben").user}
    assert {row.body["zh"] for row in told} == {shop.record(made).number + " came"}
    assert [row.read_at for row in told] == [None, None]
    assert {row.node for row in told} == {"copy"}


def test_a_record_shows_who_has_read_its_copy_and_when(shop: World) -> None:
    made, ben, carl = ticket(shop), shop.person("ben"), shop.person("carl")
    read_notifications(shop.db, ben, None, shop.now + 60, record=made + 1)
    assert readers(shop, made) == {ben.user: None, carl.user: None}
    read_notifications(shop.db, ben, None, shop.now + 60, record=made)
    read_notifications(shop.db, ben, None, shop.now + 90, record=made)
    assert readers(shop, made) == {ben.user: shop.now + 60, carl.user: None}


def test_what_a_flow_tells_without_asking_for_receipts_is_not_shown_as_a_copy(database_url: str) -> None:
    told = {"channel": "in_app", "to": {"of": "group", "name": "bosses"}, "title": words("now"), "body": words("look")}
    nodes = [node("start", "start"), node("told", "notify", told), node("end", "end")]
    shop = house(database_url)
    publish(
        shop.db,
        {**FLOW, "body": {**FLOW["body"], "nodes": nodes, "edges": [edge("start", "told"), edge("told", "end")]}},
    )
    made = ticket(shop)
    assert [row.node for row in rows(shop, notification, record=made)] == [None]
    assert readers(shop, made) == {}
    shop.db.close()


def readers(world: World, record: int) -> dict[int, int | None]:
    with world.db.read() as conn:
        found = copies_of(conn, record, None)
    assert {each["name"]["zh"] for each in found} <= {"copy"}
    return {person["user"]["id"]: person["read_at"] for each in found for person in each["people"]}


def test_a_condition_that_comes_true_lets_the_flow_go_on_and_the_linked_record_is_written(shop: World) -> None:
    made = ticket(shop)
    assert shop.record(made).flow == "running"
    update_record(shop.db, made, {"qty": 19}, shop.person("anna"), shop.now, rev=None)
    assert shop.record(made).flow == "running"
    update_record(shop.db, made, {"qty": 20}, shop.person("anna"), shop.now, rev=None)
    assert (shop.record(made).flow, shop.record(made).status) == ("ended", "done")
    assert rows(shop, timer) == []
    shop.settle()
    [item] = rows(shop, record, form="item")
    assert item.data["frozen"] is True


def test_an_incident_is_over_when_its_line_of_work_is_called_off(database_url: str) -> None:
    world = house(database_url)
    branches = [{"port": name, "label": words(name)} for name in ("a", "b")]
    nodes = [
        node("start", "start"),
        node("both", "parallel", {"branches": branches}),
        node("freeze", "update_record", {"on": "item", "values": {"frozen": True}}),
        node("paid", "wait_condition", {"when": {">": [{"var": "qty"}, 1]}}),
        node("off", "terminate"),
        node("end", "end"),
    ]
    ways = [("start", "both", "out"), ("both", "freeze", "a"), ("both", "paid", "b"), ("freeze", "end", "out")]
    edges = [edge(*way) for way in (*ways, ("paid", "off", "out"))]
    publish(world.db, {**FLOW, "body": {**FLOW["body"], "nodes": nodes, "edges": edges}})
    made = submit_form(world.db, "ticket", {"problem": "broken"}, world.person("anna"), world.now).id
    assert [(row.code, row.status) for row in rows(world, incident)] == [("no_linked_record", "open")]
    update_record(world.db, made, {"qty": 2}, world.person("anna"), world.now, rev=None)
    assert world.record(made).flow == "ended"
    assert [row.status for row in rows(world, incident)] == ["over"]
    world.db.close()


def test_a_condition_that_does_not_come_true_in_time_ends_the_flow(shop: World) -> None:
    made = ticket(shop)
    shop.until(shop.now + HOUR)
    assert (shop.record(made).flow, shop.record(made).status) == ("ended", "fresh")
