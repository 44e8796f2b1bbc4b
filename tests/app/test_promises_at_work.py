"""Promises on real records: clocks written with the record, warnings and breaches at their second, due times."""

from __future__ import annotations

from typing import Any

from app.actor import BUYER, SYSTEM, Actor
from app.models import event, job, notification, sla_clock
from app.operations.post_message import post_message
from app.operations.submit_form import submit_form
from app.operations.update_record import update_record
from app.queries.rows import paused
from app.runner.world import World
from tests.app.rows import count, rows
from tests.app.tiny import HOUR, NOW, document, publish, reaction, words

SPAN = [{"from": "09:00", "to": "12:00"}, {"from": "13:00", "to": "18:00"}]
OFFICE = document("calendar", "office", {"week": dict.fromkeys(("mon", "tue", "wed", "thu", "fri"), SPAN)})


def tell(name: str) -> dict[str, Any]:
    config = {
        "channel": "in_app",
        "to": {"of": "group", "name": "bosses"},
        "title": words(name),
        "body": words("{_number}"),
    }
    return {"id": "tell", "type": "notify", "config": config}


STANDARD = document(
    "sla",
    "standard",
    {
        "form": "ticket",
        "calendar": "office",
        "targets": [
            {"id": "urgent", "priorities": ["urgent"], "first_response": HOUR, "resolution": 4 * HOUR},
            {"id": "all", "first_response": 3 * HOUR, "next_response": 2 * HOUR, "resolution": 10 * HOUR},
        ],
        "warn": {"before": 1800, "then": [tell("soon")]},
        "breach": {"then": [tell("broken"), {"id": "tag", "type": "add_tag", "config": {"tag": "late"}}]},
    },
)


def begin(world: World, **answers: object) -> int:
    publish(world.db, OFFICE, STANDARD)
    made = submit_form(world.db, "ticket", {"problem": "broken", **answers}, SYSTEM, world.now)
    world.settle()
    return made.id


def clocks(world: World, record: int) -> dict[str, Any]:
    return {row.metric: row for row in rows(world, sla_clock, record=record)}


def told(world: World) -> list[tuple[str, int]]:
    return [(row.title["en"], row.at) for row in rows(world, notification)]


def test_a_new_ticket_is_due_after_its_lunch_break(world: World) -> None:
    """10:00 on a Wednesday, three hours: two before lunch, one after."""
    made = begin(world)
    assert {name: row.due_at - NOW for name, row in clocks(world, made).items()} == {
        "first_response": 4 * HOUR,
        "resolution": 26 * HOUR,
    }
    assert world.record(made).due_at == NOW + 4 * HOUR
    assert [row.run_at - NOW for row in rows(world, job, kind="sla_timer")] == [4 * HOUR - 1800]


def test_warning_and_breach_come_once_at_their_second_and_the_history_tells_them(world: World) -> None:
    made = begin(world)
    world.until(NOW + 4 * HOUR - 1800 - 1)
    assert told(world) == []
    world.until(NOW + 4 * HOUR - 1)
    assert told(world) == [("soon", NOW + 4 * HOUR - 1800)]
    world.until(NOW + 4 * HOUR)
    assert told(world)[1:] == [("broken", NOW + 4 * HOUR)]
    assert world.record(made).tags == ["late"]
    world.until(NOW + 25 * HOUR)
    assert count(world, notification) == 2
    said = {row.type: row for row in rows(world, event, record=made) if row.type.startswith("sla_")}
    assert said["sla_breached"].payload["metric"] == "first_response"
    assert said["sla_breached"].payload["at"] == NOW + 4 * HOUR
    assert "standard.breach" in {(row.payload or {}).get("rule") for row in rows(world, event, record=made)}


def test_an_answer_keeps_the_promise_and_a_question_makes_the_next(world: World) -> None:
    made = begin(world, phone="13800138000")
    anna = world.person("anna")
    world.now = NOW + HOUR
    post_message(world.db, made, "hello", anna, world.now)
    assert (clocks(world, made)["first_response"].state, clocks(world, made)["first_response"].elapsed) == ("met", HOUR)
    assert world.record(made).due_at == NOW + 26 * HOUR
    post_message(world.db, made, "and now?", Actor("customer", world.record(made).customer), world.now)
    assert clocks(world, made)["next_response"].due_at == NOW + 4 * HOUR
    assert world.record(made).due_at == NOW + 4 * HOUR
    post_message(world.db, made, "soon", anna, world.now + 60)
    assert clocks(world, made)["next_response"].state == "met"
    assert BUYER.user is None


def test_a_higher_priority_shortens_the_time_that_is_left_and_keeps_what_has_passed(world: World) -> None:
    made = begin(world)
    world.until(NOW + HOUR)
    publish(world.db, OFFICE, STANDARD, reaction("hurry", {"type": "changed", "config": {"fields": ["answer"]}}, RAISE))
    update_record(world.db, made, {"answer": "now"}, SYSTEM, world.now, rev=None)
    clock = clocks(world, made)["resolution"]
    assert (clock.elapsed, clock.target, clock.due_at) == (HOUR, 4 * HOUR, NOW + 5 * HOUR)
    assert clocks(world, made)["first_response"].due_at == world.now
    world.settle()
    assert clocks(world, made)["first_response"].breached_at == world.now


RAISE = [{"id": "a", "type": "set_fields", "config": {"values": {"_priority": "urgent"}}}]


def test_each_group_answers_for_the_time_it_held_the_ticket(world: World) -> None:
    made = begin(world)
    over = [{"id": "a", "type": "assign", "config": {"group": "bosses"}}]
    hand = reaction("hand", {"type": "changed", "config": {"fields": ["answer"]}}, over)
    publish(world.db, OFFICE, STANDARD, hand)
    world.until(NOW + HOUR)
    update_record(world.db, made, {"answer": "yours"}, SYSTEM, world.now, rev=None)
    world.until(NOW + 90 * 60)
    post_message(world.db, made, "hello", world.person("anna"), world.now)
    assert clocks(world, made)["first_response"].held == {"": HOUR, "bosses": 1800}


def test_a_solved_ticket_has_no_due_time_and_no_job_left(world: World) -> None:
    made = begin(world)
    solved = [{"id": "a", "type": "set_status", "config": {"status": "done"}}]
    publish(
        world.db, OFFICE, STANDARD, reaction("solve", {"type": "changed", "config": {"fields": ["answer"]}}, solved)
    )
    world.until(NOW + 60)
    update_record(world.db, made, {"answer": "done"}, SYSTEM, world.now, rev=None)
    assert world.record(made).due_at is None
    assert [row.status for row in rows(world, job, kind="sla_timer")] == ["cancelled"]
    assert {row.state for row in clocks(world, made).values()} == {"met"}


def test_a_list_tells_that_the_times_of_a_ticket_stand_still(world: World) -> None:
    made = begin(world)
    assert standing_still(world, made) == frozenset()
    busy = [{"id": "a", "type": "set_status", "config": {"status": "busy"}}]
    waits = {**STANDARD, "body": {**STANDARD["body"], "paused_in": ["open"]}}
    publish(world.db, OFFICE, waits, reaction("wait", {"type": "changed", "config": {"fields": ["answer"]}}, busy))
    update_record(world.db, made, {"answer": "asked the buyer"}, SYSTEM, world.now, rev=None)
    assert world.record(made).due_at is None
    assert standing_still(world, made) == {made}


def standing_still(world: World, record: int) -> frozenset[int]:
    with world.db.read() as conn:
        return paused(conn, [record])


def test_an_interrupted_runner_repeats_nothing(world: World) -> None:
    """The same job run twice leaves one breach: it is finished in the transaction that notes it."""
    made = begin(world)
    world.until(NOW + 4 * HOUR)
    before = count(world, event, record=made)
    world.settle()
    assert count(world, event, record=made) == before
