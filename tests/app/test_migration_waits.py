"""A step that waits for something else in the new release: the look before the move tells what then comes of it."""

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
from tests.app.tiny import FLOW, edge, house, node, publish, words

BY_ANSWER, BY_SECRET = {"var": "answer"}, {"var": "secret"}


def paid(key: Any = None, **event: Any) -> dict[str, Any]:
    return {"message": {"name": "paid", **({"key": key} if key else {})}, **event}


def way(port: str, **event: Any) -> dict[str, Any]:
    return {"port": port, "label": words(port), **event}


def flow(of: str, config: dict[str, Any], *ports: str) -> dict[str, Any]:
    """One step that waits, and the end."""
    nodes = [node("start", "start"), node("hold", of, config), node("end", "end")]
    edges = [edge("start", "hold"), *(edge("hold", "end", port) for port in ports or ("out",))]
    return {**FLOW, "body": {**FLOW["body"], "nodes": nodes, "edges": edges}}


@pytest.fixture
def desk(database_url: str) -> Iterator[World]:
    made = house(database_url)
    publish(made.db, flow("wait_message", paid()))
    yield made
    made.db.close()


def ticket(world: World, **data: Any) -> int:
    return submit_form(world.db, "ticket", {"problem": "broken", **data}, SYSTEM, world.now).id


def move(world: World, drawn: dict[str, Any]) -> Any:
    """Publish and move: just that was foretold, and the look has written nothing."""
    wish = Wish("ticket", publish(world.db, drawn).seq)
    before = [(each.release, each.rev) for each in rows(world, instance)]
    with world.db.read() as conn:
        seen = preview(conn, live(world.db, conn), wish, world.now)
    assert [(each.release, each.rev) for each in rows(world, instance)] == before
    done = migrate_instances(world.db, wish, SYSTEM, world.now)
    assert list(done.items) == seen["items"]
    return done


def back(world: World, done: Any) -> list[str]:
    return [each["outcome"] for each in undo_migration(world.db, done.id, SYSTEM, world.now).items]


def bring(world: World, name: str, key: str) -> None:
    bring_message(world.db, name, key, {}, world.now)
    world.settle()


def heard(world: World) -> list[tuple[str, str]]:
    return [(each.message, each.key) for each in rows(world, catch)]


def test_the_same_message_under_another_key_is_waited_for_anew_and_back(desk: World) -> None:
    made = ticket(desk, answer="A7")
    old = heard(desk)
    done = move(desk, flow("wait_message", paid(BY_ANSWER)))
    [item] = done.items
    assert item["events"] == [{"node": "hold", "name": words("hold"), "message": "paid", "key": "A7", "now": False}]
    assert heard(desk) == [("paid", "A7")]
    assert (back(desk, done), heard(desk)) == (["undone"], old)
    move(desk, flow("wait_message", paid(BY_ANSWER, timeout=60), "out", "timeout"))
    bring(desk, "paid", desk.record(made).number)
    assert desk.record(made).flow == "running"
    bring(desk, "paid", "A7")
    assert desk.record(made).flow == "ended"


def test_a_key_without_a_value_is_foretold_and_keeps_the_ticket_where_it_was(desk: World) -> None:
    bare, known = ticket(desk), ticket(desk, answer="A8")
    done = move(desk, flow("wait_message", paid(BY_ANSWER)))
    assert {each["record"]["id"]: each["outcome"] for each in done.items} == {bare: "blocked", known: "moved"}
    [reason] = next(each["reasons"] for each in done.items if each["reasons"])
    assert (reason["code"], reason["text"]["zh"]) == ("no_key", "“hold”：消息的对应键没有值")
    assert heard(desk) == [("paid", desk.record(bare).number), ("paid", "A8")]


def test_a_message_that_came_early_is_foretold_and_taken_with_the_move(desk: World) -> None:
    made = ticket(desk, answer="A9")
    bring(desk, "paid", "A9")
    done = move(desk, flow("wait_message", paid(BY_ANSWER)))
    assert [(each["message"], each["now"]) for each in done.items[0]["events"]] == [(None, True)]
    assert (desk.record(made).flow, [each.taken_by for each in rows(desk, parcel)]) == ("ended", [made])
    assert back(desk, done) == ["blocked"]


def test_a_key_made_of_a_sensitive_value_is_not_told(desk: World) -> None:
    ticket(desk, secret="S1")
    [item] = move(desk, flow("wait_message", paid(BY_SECRET))).items
    assert item["events"][0]["key"] == "•••"
    assert heard(desk) == [("paid", "S1")]


def test_the_task_of_who_chooses_begins_with_the_move_and_is_off_when_it_is_taken_back(desk: World) -> None:
    events = [way("paid", **paid()), way("full", message={"name": "full"}), way("late", after=60)]
    publish(desk.db, flow("event_gateway", {"events": events}, "paid", "full", "late"))
    made = ticket(desk)
    events = [way("paid", **paid()), way("full", action=True), way("late", after=90)]
    done = move(desk, flow("event_gateway", {"events": events, "assignee": {"group": "desk"}}, "paid", "full", "late"))
    assert [each["after"] - each["before"] for each in done.items[0]["timers"]] == [30]
    assert [each.status for each in rows(desk, task)] == ["open"]
    assert heard(desk) == [("paid", desk.record(made).number)]
    assert back(desk, done) == ["undone"]
    assert [each.status for each in rows(desk, task)] == ["cancelled"]
    assert ({each for each, _ in heard(desk)}, [each.at for each in rows(desk, timer)]) == (
        {"paid", "full"},
        [desk.now + 60],
    )
    bring(desk, "full", desk.record(made).number)
    assert desk.record(made).flow == "ended"


def test_a_delay_that_becomes_an_instant_is_worked_out_from_the_record(desk: World) -> None:
    publish(desk.db, flow("delay", {"seconds": 60}))
    soon, bare = ticket(desk, moved_at=desk.now + 600), ticket(desk)
    done = move(desk, flow("delay", {"until": {"var": "moved_at"}}))
    told = {each["record"]["id"]: each for each in done.items}
    assert [(each["before"], each["after"]) for each in told[soon]["timers"]] == [(desk.now + 60, desk.now + 600)]
    assert [each["code"] for each in told[bare]["reasons"]] == ["no_instant"]
    desk.until(desk.now + 60)
    assert [desk.record(each).flow for each in (soon, bare)] == ["running", "ended"]
    desk.until(desk.now + 600)
    assert desk.record(soon).flow == "ended"
