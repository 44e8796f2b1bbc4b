"""Whoever a favour concerns is told by whom and why; the task says who else is asked, and where it may go back to."""

from collections.abc import Iterator
from typing import Any

import pytest

from app.live import live
from app.models import notification, task
from app.operations.act_on_task import act_on_task
from app.operations.submit_form import submit_form
from app.queries.signers import with_signers
from app.queries.tasks import dump_task, open_tasks
from app.runner.world import World
from tests.app.rows import rows
from tests.app.tiny import FLOW, edge, house, node, publish, words

DONE = {"actions": [{"id": "ok", "label": words("ok")}], "assignee": {"group": "desk"}}
NODES = [
    node("start", "start"),
    node("fill", "human_task", {**DONE, "may": ["withdraw"]}),
    node(
        "boss",
        "approval",
        {
            "mode": "all",
            "approvers": [{"group": "bosses"}],
            "may": ["add_signer", "remove_signer", "delegate"],
            "send_back": {"to": "node", "node": "fill", "then": "straight"},
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
    """The tiny bundle, whose tickets go from the desk to a boss who may do everything with them."""
    made = house(database_url)
    publish(made.db, {**FLOW, "body": {**FLOW["body"], "nodes": NODES, "edges": EDGES}})
    yield made
    made.db.close()


@pytest.fixture
def made(desk: World) -> int:
    """A ticket that waits for the boss."""
    found = submit_form(desk.db, "ticket", {"problem": "broken"}, desk.person("anna"), desk.now).id
    act(desk, found, "ok", "anna")
    return found


def act(world: World, made: int, action: str, who: str, **more: Any) -> None:
    actor = world.person(who)
    mine = [row for row in rows(world, task, record=made, status="open") if row.user in (actor.user, None)]
    number = (mine or rows(world, task, record=made, status="open"))[0]
    act_on_task(world.db, f"{number.instance}-{number.id}", action, actor, world.now, **more)
    world.settle()


def bell(world: World, who: str) -> list[tuple[str, str]]:
    told = rows(world, notification, user=world.person(who).user)
    return [(each.title["zh"], each.body["zh"]) for each in told]


def shown(world: World, made: int, who: str) -> dict[str, Any]:
    """The record's open task as this colleague sees it."""
    with world.db.read() as conn:
        force = live(world.db, conn)
        flow, found = force.house.flows["ticket"], open_tasks(conn, made)
        dumped = [dump_task(row, flow, force.house, world.person(who), {}) for row in found]
        return with_signers(conn, dumped, found, flow)[0]


def test_who_is_asked_for_a_look_is_told_why_and_cannot_pass_it_on(desk: World, made: int) -> None:
    act(desk, made, "delegate", "carl", user=desk.person("ben").user, comment="is it right?")
    [(title, body)] = bell(desk, "ben")
    assert "请您先看“boss”" in title
    assert body.endswith("is it right?")
    seen = shown(desk, made, "ben")
    assert seen["lent_by"]["id"] == desk.person("carl").user
    assert "delegate" not in seen["can"]
    act(desk, made, "approved", "ben", comment="it is")
    assert "看过“boss”，交回您决定" in bell(desk, "carl")[-1][0]
    assert shown(desk, made, "carl")["lent_by"] is None


def test_signers_are_shown_in_their_turns_and_told_when_they_come_and_go(desk: World, made: int) -> None:
    ben = desk.person("ben").user
    assert shown(desk, made, "carl")["signers"] == []
    act(desk, made, "add_signer", "carl", user=ben, how="after")
    assert [each["status"] for each in shown(desk, made, "carl")["signers"]] == ["open", "waiting"]
    act(desk, made, "remove_signer", "carl", user=ben)
    assert shown(desk, made, "carl")["signers"] == []
    assert [title for title, _ in bell(desk, "ben")] == ["carl请您在“boss”加签", "carl不再请您办理“boss”"]


def test_sent_back_says_where_to_and_taken_back_is_told_to_who_had_it(desk: World, made: int) -> None:
    assert shown(desk, made, "carl")["back"] == {"to": "node", "name": words("fill"), "straight": True}
    act(desk, made, "withdraw", "anna")
    assert "撤回了提交，“boss”不用办了" in bell(desk, "carl")[-1][0]


def test_what_one_does_oneself_rings_no_bell(desk: World, made: int) -> None:
    act(desk, made, "approved", "carl")
    assert bell(desk, "anna") == []
