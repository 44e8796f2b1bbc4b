"""What can be done with tasks besides finishing them, on real rows: add a signer, send back, withdraw, urge."""

from collections.abc import Iterator
from typing import Any

import pytest

from app.actor import Actor
from app.errors import Conflict
from app.live import live
from app.models import event, notification, task
from app.operations.act_on_task import act_on_task
from app.operations.submit_form import submit_form
from app.queries.tasks import dump_task, open_tasks
from app.runner.world import World
from tests.app.rows import rows
from tests.app.tiny import FLOW, NOW, edge, house, node, publish, words

NODES = [
    node("start", "start"),
    node(
        "fill",
        "human_task",
        {
            "assignee": {"group": "desk"},
            "actions": [{"id": "ok", "label": words("ok")}],
            "may": ["withdraw"],
        },
    ),
    node(
        "boss",
        "approval",
        {
            "mode": "sequential",
            "approvers": [{"group": "desk"}, {"group": "bosses"}],
            "may": ["add_signer", "urge"],
            "send_back": {"to": "starter", "fields": [{"id": "qty", "access": "edit", "required": True}]},
        },
    ),
    node("end", "end"),
]
EDGES = [
    edge("start", "fill"),
    edge("fill", "boss", "ok"),
    edge("boss", "end", "approved"),
    edge("boss", "end", "rejected"),
]


@pytest.fixture
def desk(database_url: str) -> Iterator[World]:
    """The tiny bundle, whose tickets are filled in by the desk and approved by everybody in turn."""
    made = house(database_url)
    publish(made.db, {**FLOW, "body": {**FLOW["body"], "nodes": NODES, "edges": EDGES}})
    yield made
    made.db.close()


def ticket(world: World, by: str = "carl") -> int:
    return submit_form(world.db, "ticket", {"problem": "broken"}, world.person(by), world.now).id


def act(world: World, made: int, action: str, who: str, **more: Any) -> None:
    [found] = rows(world, task, record=made, status="open")
    act_on_task(world.db, f"{found.instance}-{found.id}", action, world.person(who), world.now, **more)
    world.settle()


def standing(world: World, made: int) -> list[tuple[str, str, str]]:
    names = {world.person(name).user: name for name in ("anna", "ben", "carl")}
    return [(row.node, names.get(row.user, ""), row.status) for row in rows(world, task, record=made)]


def can(world: World, made: int, actor: Actor) -> list[str]:
    with world.db.read() as conn:
        force = live(world.db, conn)
        flow = force.house.flows["ticket"]
        [row] = open_tasks(conn, made)
        return list(dump_task(row, flow, force.house, actor, {})["can"])


def test_approvers_have_their_turn_one_after_the_other(desk: World) -> None:
    made = ticket(desk)
    act(desk, made, "ok", "anna")
    assert standing(desk, made)[1:] == [
        ("boss", "anna", "open"),
        ("boss", "ben", "waiting"),
        ("boss", "carl", "waiting"),
    ]
    for who in ("anna", "ben", "carl"):
        assert desk.record(made).flow == "running"
        act(desk, made, "approved", who)
    assert desk.record(made).flow == "ended"


def test_a_signer_is_added_before_the_asker(desk: World) -> None:
    made = ticket(desk)
    act(desk, made, "ok", "anna")
    dora = desk.person("dora@desk").user
    act(desk, made, "add_signer", "anna", user=dora, how="before")
    [row] = rows(desk, task, record=made, status="open")
    assert row.user == dora
    act(desk, made, "approved", "dora")
    assert [row.user for row in rows(desk, task, record=made, status="open")] == [desk.person("anna").user]


def test_what_was_sent_back_is_submitted_again_by_the_starter(desk: World) -> None:
    made = ticket(desk)
    act(desk, made, "ok", "anna")
    act(desk, made, "send_back", "anna", comment="how many?")
    assert standing(desk, made)[-1] == ("boss", "carl", "open")
    with pytest.raises(Conflict):
        act(desk, made, "resubmitted", "ben", data={"qty": 3})
    act(desk, made, "resubmitted", "carl", data={"qty": 3})
    assert desk.record(made).data["qty"] == 3
    assert standing(desk, made)[-3:] == [
        ("boss", "anna", "open"),
        ("boss", "ben", "waiting"),
        ("boss", "carl", "waiting"),
    ]
    [told] = rows(desk, event, record=made, type="send_back")
    assert (told.actor_kind, told.payload["comment"]) == ("user", "how many?")


def test_who_acted_may_take_it_back_until_somebody_else_acts(desk: World) -> None:
    made = ticket(desk)
    act(desk, made, "ok", "ben")
    assert "withdraw" in can(desk, made, desk.person("ben"))
    assert "withdraw" not in can(desk, made, desk.person("anna"))
    act(desk, made, "withdraw", "ben")
    assert standing(desk, made)[-1] == ("fill", "", "open")
    act(desk, made, "ok", "ben")
    act(desk, made, "approved", "anna")
    with pytest.raises(Conflict, match="too_late"):
        act(desk, made, "withdraw", "ben")


def test_whoever_waits_for_a_task_may_urge_its_holder(desk: World) -> None:
    made = ticket(desk)
    act(desk, made, "ok", "anna")
    assert can(desk, made, desk.person("carl")) == ["urge"]
    assert can(desk, made, desk.person("anna")) == ["transfer", "add_signer", "send_back", "withdraw"]
    act(desk, made, "urge", "carl")
    [told] = rows(desk, notification, record=made)
    assert (told.user, told.title["zh"]) == (desk.person("anna").user, "催办：boss")
    with pytest.raises(Conflict, match="just_urged"):
        act(desk, made, "urge", "carl")
    assert told.at == NOW
