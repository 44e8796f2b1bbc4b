"""A step that gets new events on its border while tickets stand there: they are set up with the move, or it stays."""

from collections.abc import Iterator
from typing import Any

import pytest

from app.actor import SYSTEM
from app.live import live
from app.models import catch, instance, parcel, task, timer
from app.operations.bring_message import bring_message
from app.operations.migrate_instances import migrate_instances
from app.operations.preview_migration import preview
from app.operations.submit_form import submit_form
from app.operations.undo_migration import undo_migration
from app.queries.migrating import Wish
from app.runner.world import World
from tests.app.rows import rows
from tests.app.tiny import FLOW, HOUR, edge, house, node, publish, words

CHECK = {"assignee": {"group": "desk"}, "actions": [{"id": "ok", "label": words("ok")}]}
PAID = {"event": "message", "message": {"name": "paid"}}
BY_ANSWER = {"event": "message", "message": {"name": "paid", "key": {"var": "answer"}}}
BIG = {"event": "condition", "when": {">": [{"var": "qty"}, 5]}}
LATE = {"event": "timer", "after": HOUR}


def flow(*borders: dict[str, Any]) -> dict[str, Any]:
    """A task with these events on its border."""
    events = [node(f"event_{at}", "boundary", each) | {"on": "check"} for at, each in enumerate(borders)]
    nodes = [node("start", "start"), node("check", "human_task", CHECK), *events, node("end", "end")]
    edges = [edge("start", "check"), edge("check", "end", "ok"), *(edge(each["id"], "end") for each in events)]
    return {**FLOW, "body": {**FLOW["body"], "nodes": nodes, "edges": edges}}


@pytest.fixture
def desk(database_url: str) -> Iterator[World]:
    made = house(database_url)
    publish(made.db, flow())
    yield made
    made.db.close()


def ticket(world: World, **data: Any) -> int:
    return submit_form(world.db, "ticket", {"problem": "broken", "qty": 1, **data}, SYSTEM, world.now).id


def move(world: World, *borders: dict[str, Any]) -> Any:
    """Publish and move: the look before it says what then comes."""
    wish = Wish("ticket", publish(world.db, flow(*borders)).seq)
    with world.db.read() as conn:
        seen = preview(conn, live(world.db, conn), wish, world.now)["items"]
    done = migrate_instances(world.db, wish, SYSTEM, world.now)
    assert [each["events"] for each in seen] == [each["events"] for each in done.items if each["outcome"] == "moved"]
    return done


def pay(world: World, made: int) -> None:
    bring_message(world.db, "paid", world.record(made).number, {}, world.now)
    world.settle()


def test_a_new_message_is_waited_for_and_comes(desk: World) -> None:
    made = ticket(desk)
    [item] = move(desk, PAID).items
    heard = {"node": "event_0", "name": words("event_0"), "message": "paid", "key": desk.record(made).number}
    assert (item["outcome"], item["events"]) == ("moved", [{**heard, "now": False}])
    assert [(each.node, each.key) for each in rows(desk, catch)] == [("event_0", desk.record(made).number)]
    pay(desk, made)
    assert (desk.record(made).flow, [each.status for each in rows(desk, task)]) == ("ended", ["cancelled"])


def test_the_move_is_taken_back_with_what_it_set_up(desk: World) -> None:
    made = ticket(desk)
    done = move(desk, PAID, LATE, BIG)
    assert (len(rows(desk, catch)), len(rows(desk, timer))) == (1, 1)
    assert [each["outcome"] for each in undo_migration(desk.db, done.id, SYSTEM, desk.now).items] == ["undone"]
    assert (rows(desk, catch), rows(desk, timer)) == ([], [])
    pay(desk, made)
    desk.until(desk.now + 2 * HOUR)
    assert desk.record(made).flow == "running"


def test_what_had_come_before_the_move_happens_with_it_and_is_not_taken_back(desk: World) -> None:
    made = ticket(desk)
    pay(desk, made)
    done = move(desk, PAID)
    assert (desk.record(made).flow, [each.taken_by for each in rows(desk, parcel)]) == ("ended", [made])
    back = undo_migration(desk.db, done.id, SYSTEM, desk.now)
    assert [each["reasons"][0]["code"] for each in back.items] == ["moved_on"]


def test_a_condition_that_holds_already_happens_with_the_move(desk: World) -> None:
    calm, big = ticket(desk), ticket(desk, qty=9)
    move(desk, BIG)
    assert [desk.record(each).flow for each in (calm, big)] == ["running", "ended"]


def test_a_ticket_for_which_an_event_cannot_be_set_up_stays_as_it_was(desk: World) -> None:
    made = ticket(desk)
    before = [(each.release, each.rev, each.vars) for each in rows(desk, instance)]
    wish = Wish("ticket", publish(desk.db, flow(PAID, BY_ANSWER)).seq)
    [item] = migrate_instances(desk.db, wish, SYSTEM, desk.now).items
    assert (item["outcome"], [each["code"] for each in item["reasons"]]) == ("blocked", ["no_key"])
    assert [(each.release, each.rev, each.vars) for each in rows(desk, instance)] == before
    assert (rows(desk, catch), desk.record(made).flow) == ([], "running")
