"""The checklist and the form sections of a step, on real rows: ticked off, handed over, asked for, told."""

from collections.abc import Iterator
from typing import Any

import pytest

from app.actor import BUYER, Actor
from app.errors import Conflict
from app.live import live
from app.models import event, task
from app.operations.act_on_task import act_on_task
from app.operations.submit_form import submit_form
from app.queries.tasks import dump_task, open_tasks
from app.runner.world import World
from tests.app.rows import rows
from tests.app.tiny import FLOW, NOW, TICKET, edge, house, node, publish, words

LAYOUT = [
    {"id": "about", "label": words("about"), "fields": ["problem", "price", "total"]},
    {"id": "rest", "label": words("rest"), "fields": ["qty", "answer"]},
]
CHECK = {
    "assignee": {"group": "desk"},
    "actions": [{"id": "ok", "label": words("ok")}, {"id": "stop", "label": words("stop"), "unchecked": True}],
    "checklist": [
        {"id": "seal", "label": words("the seal is whole"), "required": True},
        {"id": "photo", "label": words("a photo is taken")},
    ],
    "sections": [{"id": "about", "access": "edit"}],
    "fields": [{"id": "price", "access": "read"}],
}
EDGES = [edge("start", "check"), edge("check", "end", "ok"), edge("check", "end", "stop")]


def flow(check: dict[str, Any]) -> dict[str, Any]:
    nodes = [node("start", "start"), node("check", "human_task", check), node("end", "end")]
    return {**FLOW, "body": {**FLOW["body"], "nodes": nodes, "edges": EDGES}}


@pytest.fixture
def desk(database_url: str) -> Iterator[World]:
    """The tiny bundle, whose tickets are checked by the desk with a checklist."""
    made = house(database_url)
    publish(made.db, {**TICKET, "body": {**TICKET["body"], "layout": LAYOUT}}, flow(CHECK))
    yield made
    made.db.close()


def ticket(world: World) -> int:
    return submit_form(world.db, "ticket", {"problem": "broken", "qty": 2}, BUYER, world.now).id


def act(world: World, made: int, action: str, who: str, **more: Any) -> None:
    [found] = rows(world, task, record=made, status="open")
    act_on_task(world.db, f"{found.instance}-{found.id}", action, world.person(who), world.now, **more)


def shown(world: World, made: int, actor: Actor) -> dict[str, Any]:
    with world.db.read() as conn:
        force = live(world.db, conn)
        [row] = open_tasks(conn, made)
        found: dict[str, Any] = dump_task(row, force.house.flows["ticket"], force.house, actor, {})
        return found


def test_a_task_is_not_finished_before_what_must_be_is_ticked(desk: World) -> None:
    made = ticket(desk)
    with pytest.raises(Conflict, match="unticked") as refused:
        act(desk, made, "ok", "anna")
    assert "the seal is whole" in refused.value.message.zh
    assert "a photo is taken" not in refused.value.message.zh
    act(desk, made, "tick", "anna", item="seal")
    act(desk, made, "ok", "anna")
    [done] = rows(desk, task, record=made)
    anna = desk.person("anna").user
    assert (done.status, done.ticks) == ("done", {"seal": {"by": anna, "at": NOW}})


def test_an_action_may_do_without_the_checklist(desk: World) -> None:
    made = ticket(desk)
    act(desk, made, "stop", "anna")
    assert [each.status for each in rows(desk, task, record=made)] == ["done"]


def test_ticks_can_come_with_the_action_and_are_undone_with_it(desk: World) -> None:
    made = ticket(desk)
    with pytest.raises(Conflict, match="unknown_item"):
        act(desk, made, "ok", "anna", ticks=["seal", "cellar"])
    assert [each.ticks for each in rows(desk, task, record=made)] == [None]
    act(desk, made, "ok", "anna", ticks=["seal"])
    assert [each.status for each in rows(desk, task, record=made)] == ["done"]


def test_ticks_stay_when_the_task_is_handed_to_another(desk: World) -> None:
    made = ticket(desk)
    act(desk, made, "claim", "anna")
    act(desk, made, "tick", "anna", item="seal")
    act(desk, made, "transfer", "anna", user=desk.person("ben").user)
    ben = desk.person("ben")
    seal, photo = shown(desk, made, ben)["checklist"]
    assert (seal["done"], seal["by"]["id"], seal["at"]) == (True, desk.person("anna").user, NOW)
    assert (photo["done"], photo["by"]) == (False, None)
    with pytest.raises(Conflict, match="not_entitled"):
        act(desk, made, "untick", "anna", item="seal")
    act(desk, made, "untick", "ben", item="seal")
    with pytest.raises(Conflict, match="unticked"):
        act(desk, made, "ok", "ben")


def test_only_who_may_finish_a_task_ticks_off_its_items(desk: World) -> None:
    made = ticket(desk)
    with pytest.raises(Conflict, match="not_entitled"):
        act(desk, made, "tick", "ed@", item="seal")
    act(desk, made, "tick", "anna", item="seal")
    act(desk, made, "tick", "anna", item="seal")
    told = [each for each in rows(desk, event, record=made) if each.type in ("tick", "untick")]
    assert [(each.type, each.node, each.payload["item"]) for each in told] == [("tick", "check", "seal")]
    assert told[0].actor_id == desk.person("anna").user


def test_a_ticket_keeps_the_checklist_that_it_began_with(desk: World) -> None:
    made = ticket(desk)
    publish(desk.db, {**TICKET, "body": {**TICKET["body"], "layout": LAYOUT}}, flow({**CHECK, "checklist": []}))
    with pytest.raises(Conflict, match="unticked"):
        act(desk, made, "ok", "anna")
    act(desk, ticket(desk), "ok", "anna")


def test_a_step_shows_the_part_of_the_form_that_it_names(desk: World) -> None:
    made = ticket(desk)
    told = shown(desk, made, desk.person("anna"))
    rights = {each["id"]: each["access"] for each in told["fields"]}
    assert rights == {"problem": "edit", "price": "read", "total": "read"}
    assert told["sections"] == ["about"]
    act(desk, made, "ok", "anna", data={"problem": "late"}, ticks=["seal"])
