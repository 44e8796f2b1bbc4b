"""Who did what: a person's words in a task are theirs, and so is a ticket that was nobody's."""

import json
from dataclasses import replace
from typing import Any

import pytest
from sqlalchemy import event as listening
from sqlalchemy import text

from app.actor import SYSTEM
from app.live import live
from app.models import event, task
from app.operations.act_on_task import act_on_task
from app.operations.submit_form import submit_form
from app.people import ADMINISTRATOR
from app.queries.sight import Sight
from app.queries.tasks import tasks_in
from app.runner.world import World
from tests.app.rows import rows
from tests.app.tiny import FLOW, edge, node, publish


def ticket(world: World) -> int:
    return submit_form(world.db, "ticket", {"problem": "broken", "price": 5}, SYSTEM, world.now).id


def act(world: World, made: int, where: str, action: str, who: str, **more: Any) -> None:
    person = world.person(who)
    act_on_task(world.db, world.open_task(made, where, person) or "0-0", action, person, world.now, **more)
    world.settle()


def test_what_a_person_fills_in_with_a_task_is_told_as_theirs(world: World) -> None:
    made = ticket(world)
    act(world, made, "check", "ok", "anna", data={"answer": "yes"})
    told = [row for row in rows(world, event, record=made, type="changed") if "answer" in row.payload["changes"]]
    assert [(row.actor_kind, row.actor_id, row.node) for row in told] == [("user", world.person("anna").id, "check")]


def passing_on() -> dict[str, Any]:
    """The flow, with the ticket given to the desk and then a task for its assignee."""
    flow = json.loads(json.dumps(FLOW))
    flow["body"]["nodes"] += [node("hand", "assign", {"group": "desk"})]
    edges = [each for each in flow["body"]["edges"] if each["from"] != "start"]
    flow["body"]["edges"] = [*edges, edge("start", "hand"), edge("hand", "check")]
    check = next(each for each in flow["body"]["nodes"] if each["id"] == "check")
    check["config"]["assignee"] = {"assignee": True}
    return flow


def test_a_ticket_that_was_nobodys_belongs_to_who_claims_its_task(world: World) -> None:
    publish(world.db, passing_on())
    made = ticket(world)
    act(world, made, "check", "claim", "anna")
    record = world.record(made)
    assert (record.group_key, record.assignee) == ("desk", world.person("anna").id)
    assert [row.status for row in rows(world, task, record=made)] == ["open"]


def test_it_stays_with_who_has_it_and_a_task_of_another_group_changes_nothing(world: World) -> None:
    made = ticket(world)  # given to no group: the task is the desk's, the ticket is not
    act(world, made, "check", "claim", "anna")
    assert world.record(made).assignee is None


def test_a_finished_task_stays_finished_when_the_flow_hears_of_what_it_changed(world: World) -> None:
    publish(world.db, passing_on())
    made = ticket(world)
    act(world, made, "check", "ok", "ben", data={"answer": "yes"})
    assert world.record(made).assignee == world.person("ben").id
    [finished] = rows(world, task, record=made, node="check")
    assert (finished.status, finished.action, finished.by) == ("done", "ok", world.person("ben").id)


@pytest.mark.parametrize(("scope", "index"), [("mine", "ix_task_open_user"), ("group", "ix_task_open_group")])
def test_what_is_to_be_done_is_found_by_the_index_of_open_tasks(world: World, scope: str, index: str) -> None:
    ticket(world)
    asked: list[tuple[str, Any]] = []
    listening.listen(world.db.engine, "before_cursor_execute", lambda *told: asked.append(told[2:4]))
    with world.db.read() as conn:
        anna = replace(world.person("anna"), roles=(ADMINISTRATOR.key,))
        tasks_in(conn, Sight(live(world.db, conn), anna, world.now, "en"), scope)
        statement, values = next(each for each in asked if "task.group_key" in each[0])
        if not world.db.sqlite:
            conn.execute(text("SET LOCAL enable_seqscan = off"))  # of a small table it would read everything
        explain = "EXPLAIN QUERY PLAN " if world.db.sqlite else "EXPLAIN "
        plan = [row[-1] for row in conn.exec_driver_sql(explain + statement, values)]
    assert any(index in step for step in plan), plan
