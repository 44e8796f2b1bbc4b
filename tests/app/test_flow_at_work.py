"""Flows on real records: tasks, timers, the customer's part, and what is refused."""

from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest

from app.actor import BUYER, SYSTEM, Actor
from app.errors import Conflict, Invalid, NotFound, Stale
from app.live import live
from app.models import event, incident, instance, job, message, notification, record, task, timer, token
from app.operations.act_on_task import act_on_task
from app.operations.post_message import post_message
from app.operations.resolve_incident import resolve_incident
from app.operations.submit_form import submit_form
from app.operations.update_record import update_record
from app.queries.traces import variants
from app.runner.world import World
from tests.app.rows import count, rows
from tests.app.tiny import FLOW, HOUR, NOW, house, node, publish, words


def ticket(world: World) -> int:
    return submit_form(world.db, "ticket", {"problem": "broken", "price": 5}, SYSTEM, world.now).id


def act(world: World, made: int, where: str, action: str, who: str | Actor, **more: Any) -> None:
    actor = world.person(who) if isinstance(who, str) else who
    found = world.open_task(made, where, actor) or "0-0"
    act_on_task(world.db, found, action, actor, world.now, **more)
    world.settle()


def open_nodes(world: World, made: int) -> list[str]:
    return [row.node for row in rows(world, task, record=made, status="open")]


def test_a_ticket_goes_its_whole_way(world: World) -> None:
    made = ticket(world)
    act(world, made, "check", "ok", "anna", data={"answer": "yes", "qty": 3})
    assert (world.record(made).status, world.record(made).data["total"]) == ("busy", 15)
    assert open_nodes(world, made) == []
    world.until(NOW + 600)
    assert open_nodes(world, made) == ["rate"]
    act(world, made, "rate", "send", BUYER, data={"rating": 5}, record=made)
    row = world.record(made)
    assert (row.status, row.flow, row.resolved_at, row.data["rating"]) == ("done", "ended", NOW + 600, 5)
    assert count(world, token) + count(world, timer) == 0


def test_a_task_without_an_answer_times_out(world: World) -> None:
    made = ticket(world)
    act(world, made, "check", "ok", "anna", data={"answer": "yes"})
    world.until(NOW + 600 + 24 * HOUR)
    assert world.record(made).flow == "ended"
    assert [row.status for row in rows(world, task, record=made)] == ["done", "cancelled"]


def test_a_timer_that_is_not_needed_any_more_is_called_off(world: World) -> None:
    made = ticket(world)
    act(world, made, "check", "ok", "anna", data={"answer": "yes"})
    world.until(NOW + 600)
    act(world, made, "rate", "send", BUYER, data={"rating": 1}, record=made)
    assert [row.status for row in rows(world, job, kind="flow_timer")] == ["done", "cancelled"]


def test_a_finished_task_cannot_be_finished_again(world: World) -> None:
    made = ticket(world)
    found = world.open_task(made, "check", world.person("anna"))
    assert found is not None

    def finish(who: str) -> str:
        try:
            act_on_task(world.db, found, "no", world.person(who), NOW, data={"answer": who})
        except Conflict as refused:
            return refused.code
        return "done"

    world.person("ben")
    with ThreadPoolExecutor(2) as threads:
        assert sorted(threads.map(finish, ["anna", "ben"])) == ["done", "task_closed"]


def test_the_same_request_to_act_is_done_once_and_answered_the_same(world: World) -> None:
    made = ticket(world)
    found = world.open_task(made, "check", world.person("anna"))
    assert found is not None

    def finish(answer: str) -> Any:
        said = {"data": {"answer": answer}, "idempotency_key": "once"}
        return act_on_task(world.db, found, "no", anna, NOW, **said)

    anna = world.person("anna")
    with ThreadPoolExecutor(4) as threads:
        assert len(set(threads.map(finish, ["yes"] * 4))) == 1
    assert len(rows(world, event, record=made, type="acted")) == 1
    with pytest.raises(Invalid) as refused:
        finish("other")
    assert refused.value.code == "idempotency_key_reused"


@pytest.mark.parametrize(
    "unknown", ["{made}-99", "{other}-2", "{made}", "{made}-two", "9" * 20 + "-2", "{made}-" + "9" * 20]
)
def test_a_task_that_never_was_is_not_found(world: World, unknown: str) -> None:
    made = ticket(world)
    with pytest.raises(NotFound):
        act_on_task(world.db, unknown.format(made=made, other=made + 1), "ok", world.person("anna"), NOW)


def test_who_is_not_in_the_group_may_not_act(world: World) -> None:
    made = ticket(world)
    with pytest.raises(Conflict, match="not_entitled"):
        act(world, made, "check", "ok", "carl", data={"answer": "yes"})


def test_a_claimed_task_is_only_its_holders_until_it_is_given_back(world: World) -> None:
    made = ticket(world)
    act(world, made, "check", "claim", "anna")
    with pytest.raises(Conflict, match="not_entitled"):
        act(world, made, "check", "ok", "ben", data={"answer": "yes"})
    act(world, made, "check", "release", "anna")
    act(world, made, "check", "transfer", "ben", user=world.person("anna").user)
    assert [row.user for row in rows(world, task, record=made)] == [world.person("anna").user]


def test_what_is_filled_in_with_a_task_is_checked_by_the_form_and_by_the_task(world: World) -> None:
    made = ticket(world)
    for data, code in (({"qty": 0, "answer": "x"}, "too_small"), ({"price": 1}, "field_not_editable")):
        with pytest.raises(Invalid, match=code):
            act(world, made, "check", "ok", "anna", data=data)
    with pytest.raises(Conflict, match="field_required"):
        act(world, made, "check", "ok", "anna")
    assert open_nodes(world, made) == ["check"]


def test_a_customer_acts_on_their_own_record_only(world: World) -> None:
    mine, other = ticket(world), ticket(world)
    for made in (mine, other):
        act(world, made, "check", "ok", "anna", data={"answer": "yes"})
    world.until(NOW + 600)
    with pytest.raises(NotFound):
        act(world, other, "rate", "send", BUYER, data={"rating": 5}, record=mine)
    with pytest.raises(NotFound):
        act(world, mine, "nowhere", "send", BUYER, record=mine)


def test_who_read_an_older_record_may_not_write_it(world: World) -> None:
    made = ticket(world)
    assert update_record(world.db, made, {"qty": 2}, SYSTEM, NOW, rev=1).rev == 2
    with pytest.raises(Stale):
        update_record(world.db, made, {"qty": 3}, SYSTEM, NOW, rev=1)
    assert update_record(world.db, made, {"qty": 2}, SYSTEM, NOW, rev=2).rev == 2


def test_a_person_without_roles_may_neither_see_nor_write(world: World) -> None:
    made = ticket(world)
    anna = world.person("anna")
    with pytest.raises(NotFound):
        update_record(world.db, made, {"qty": 2}, anna, NOW, rev=None, access=world.access(anna, "ticket"))


def test_the_first_public_reply_is_the_first_response(world: World) -> None:
    made, anna = ticket(world), world.person("anna")
    post_message(world.db, made, "for us only", anna, NOW + 5, internal=True)
    post_message(world.db, made, "hello?", BUYER, NOW + 7)
    assert world.record(made).first_response_at is None
    for later in (10, 20):
        post_message(world.db, made, "we are on it", anna, NOW + later)
    assert world.record(made).first_response_at == NOW + 10
    said = [(row.direction, row.public) for row in rows(world, message, record=made)]
    assert said == [("out", False), ("in", True), ("out", True), ("out", True)]
    with pytest.raises(Invalid):
        post_message(world.db, made, "  ", anna, NOW)


def test_a_stuck_flow_is_an_incident_that_a_person_can_retry(database_url: str) -> None:
    world = house(database_url)
    nobody = node("ask", "approval", {"mode": "any", "approvers": [{"group": "bosses"}]})
    body = FLOW["body"]
    nodes = [each for each in body["nodes"] if each["id"] in ("start", "solved", "end")]
    ways = [
        ("start", "out", "ask"),
        ("ask", "approved", "solved"),
        ("ask", "rejected", "end"),
        ("solved", "out", "end"),
    ]
    edges = [{"from": source, "port": port, "to": target} for source, port, target in ways]
    publish(world.db, {**FLOW, "body": {**body, "nodes": [*nodes, nobody], "edges": edges}})
    world.db.write(lambda conn: conn.exec_driver_sql("DELETE FROM membership WHERE group_key = 'bosses'"))
    made = ticket(world)
    [row] = rows(world, incident, record=made, status="open")
    assert world.record(made).flow == "incident"
    world.person("dora@bosses")
    resolve_incident(world.db, row.id, "retry", SYSTEM, NOW)
    assert open_nodes(world, made) == ["ask"]
    with pytest.raises(Conflict, match="incident_closed"):
        resolve_incident(world.db, row.id, "skip", SYSTEM, NOW)
    world.db.close()


def test_a_running_ticket_keeps_the_flow_it_began_under(world: World) -> None:
    made = ticket(world)
    nodes = [{**each, "name": words("renamed")} for each in FLOW["body"]["nodes"]]
    publish(world.db, {**FLOW, "version": 2, "body": {**FLOW["body"], "nodes": nodes}})
    later = ticket(world)
    assert [rows(world, instance, record=each)[0].release for each in (made, later)] == [1, 2]
    act(world, made, "check", "ok", "anna", data={"answer": "yes"})
    world.until(NOW + 600)
    names = {row.record: row.name["en"] for row in rows(world, task) if row.node == "rate" or row.record == later}
    assert names == {made: "rate", later: "renamed"}


def test_every_event_tells_who_did_it(world: World) -> None:
    made = ticket(world)
    act(world, made, "check", "no", "anna", data={"answer": "no"})
    told = [(row.type, row.actor_kind) for row in rows(world, event, record=made)]
    assert told[0] == ("created", "system")
    assert ("acted", "user") in told
    assert ("status", "flow") in told


def test_a_notice_reaches_everybody_of_its_group(database_url: str) -> None:
    world = house(database_url)
    tell = {
        "channel": "in_app",
        "to": {"of": "group", "name": "desk"},
        "title": words("new"),
        "body": words("{problem}"),
    }
    nodes = [
        {**each, "type": "notify", "config": tell} if each["id"] == "working" else each
        for each in FLOW["body"]["nodes"]
    ]
    publish(world.db, {**FLOW, "body": {**FLOW["body"], "nodes": nodes}})
    act(world, ticket(world), "check", "ok", "anna", data={"answer": "yes"})
    assert [row.body["en"] for row in rows(world, notification)] == ["broken", "broken"]
    assert count(world, record) == 1
    world.db.close()


def test_tickets_that_went_the_same_way_are_one_variant(world: World) -> None:
    for _ in range(2):
        act(world, ticket(world), "check", "no", "anna", data={"answer": "no"})
    long = ticket(world)
    act(world, long, "check", "ok", "anna", data={"answer": "yes"})
    world.until(NOW + 600)
    act(world, long, "rate", "send", BUYER, data={"rating": 5}, record=long)
    with world.db.read() as conn:
        found = variants(conn, live(world.db, conn), "ticket")
    ways = [([step["node"] for step in each["steps"]], each["count"]) for each in found["items"]]
    assert ways == [(["check"], 2), (["check", "pause", "rate"], 1)]
    assert (found["total"], found["variants"], found["rework"]) == (3, 2, 0)
    assert found["items"][1]["median_seconds"] == 600
