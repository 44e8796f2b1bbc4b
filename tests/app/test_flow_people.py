"""Who is asked and who stands in: superiors by the tree of groups, absences, delegates, signers left out."""

from typing import Any

from sqlalchemy import insert

from app.models import absence, event, task
from app.operations.act_on_task import act_on_task
from app.operations.submit_form import submit_form
from app.runner.world import World
from tests.app.rows import rows
from tests.app.tiny import FLOW, document, edge, house, node, publish

DESK = document("group", "desk", {"parent": "bosses", "manager": "ben"})
BOSSES = document("group", "bosses", {"manager": "carl"})


def shop(url: str, approvers: list[Any], **config: Any) -> World:
    made = house(url)
    ask = node("ask", "approval", {"approvers": approvers, "mode": "all", **config})
    edges = [edge("start", "ask"), edge("ask", "end", "approved"), edge("ask", "off", "rejected")]
    nodes = [node("start", "start"), ask, node("end", "end"), node("off", "terminate")]
    publish(made.db, {**FLOW, "body": {**FLOW["body"], "nodes": nodes, "edges": edges}}, DESK, BOSSES)
    return made


def ticket(world: World) -> int:
    return submit_form(world.db, "ticket", {"problem": "broken", "qty": 1}, world.person("anna"), world.now).id


def asked(world: World, record: int, status: str = "open") -> list[int]:
    return [row.user for row in rows(world, task, record=record, status=status)]


def act(world: World, record: int, who: str, action: str, **said: Any) -> None:
    me = world.person(who).user
    [mine] = [row for row in rows(world, task, record=record, status="open") if row.user == me]
    act_on_task(world.db, f"{record}-{mine.id}", action, world.person(who), world.now, **said)


def test_superiors_are_found_up_the_tree_of_groups(database_url: str) -> None:
    world = shop(database_url, [{"superiors": 2}], mode="sequential")
    made, ben, carl = ticket(world), world.person("ben").user, world.person("carl").user
    assert (asked(world, made), asked(world, made, "waiting")) == ([ben], [carl])
    act(world, made, "ben", "approved")
    act(world, made, "carl", "approved")
    assert world.record(made).flow == "ended"
    world.db.close()


def test_who_is_away_is_stood_in_for_while_they_are(database_url: str) -> None:
    world = shop(database_url, [{"user": "ben"}])
    ben, carl = world.person("ben").user, world.person("carl").user
    away = {"user": ben, "from_at": world.now, "to_at": world.now + 60, "delegate": carl, "created_at": world.now}
    world.db.write(lambda conn: conn.execute(insert(absence).values(away)))
    assert asked(world, ticket(world)) == [carl]
    world.until(world.now + 60)
    assert asked(world, ticket(world)) == [ben]
    world.db.close()


def test_a_delegate_says_what_they_think_and_the_owner_decides(database_url: str) -> None:
    world = shop(database_url, [{"user": "ben"}], may=["delegate"])
    made, carl = ticket(world), world.person("carl").user
    act(world, made, "ben", "delegate", user=carl)
    act(world, made, "carl", "rejected", comment="too dear")
    assert world.record(made).flow == "running"
    act(world, made, "ben", "approved")
    assert world.record(made).flow == "ended"
    told = [row.type for row in rows(world, event, record=made)]
    assert [each for each in told if each in ("delegate", "advise", "acted")] == ["delegate", "advise", "acted"]
    world.db.close()


def test_a_signer_who_has_not_decided_can_be_left_out(database_url: str) -> None:
    world = shop(database_url, [{"user": "ben"}, {"user": "carl"}], may=["remove_signer"])
    made = ticket(world)
    act(world, made, "ben", "remove_signer", user=world.person("carl").user)
    act(world, made, "ben", "approved")
    assert world.record(made).flow == "ended"
    world.db.close()
