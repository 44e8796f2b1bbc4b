"""Routing on real records: nobody above their limit, also when two are routed at once; who waits is not forgotten."""

from __future__ import annotations

from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from typing import Any

from app.actor import SYSTEM
from app.models import agent, event, record, task
from app.operations.act_on_task import act_on_task
from app.operations.create_user import create_user
from app.operations.set_profile import set_presence, set_profile
from app.operations.submit_form import submit_form
from app.operations.update_record import update_record
from app.runner.world import World
from tests.app.rows import rows
from tests.app.tiny import FLOW, HOUR, NOW, document, edge, node, publish, reaction, words

SECOND = document("group", "second", {})


def policy(**more: Any) -> dict[str, Any]:
    body = {
        "form": "ticket",
        "routes": [{"id": "all", "when": [], "tiers": [{"groups": ["desk"]}, {"groups": ["second"]}]}],
        "strategy": "least_load",
        "cap": 2,
    }
    return document("routing", "desk", body | more)


def begin(world: World, **more: Any) -> dict[str, int]:
    """The policy in force, with a second tier of one; ids by name."""
    publish(world.db, SECOND, policy(**more))
    create_user(world.db, "dan", SYSTEM, NOW, groups=["second"])
    return {name: world.person(name).id or 0 for name in ("anna", "ben", "dan")}


def submit(world: World, **answers: Any) -> int:
    return submit_form(world.db, "ticket", {"problem": "broken", **answers}, SYSTEM, world.now).id


def solve(world: World, made: int) -> None:
    """Somebody of the desk finishes the ticket's only task."""
    [open_one] = rows(world, task, record=made, status="open")
    name = f"{open_one.instance}-{open_one.id}"
    act_on_task(world.db, name, "no", world.person("anna"), world.now, data={"answer": "done"})


def holders(world: World) -> Counter[int | None]:
    return Counter(row.assignee for row in rows(world, record, form="ticket"))


def test_tickets_go_round_and_flow_over_and_the_rest_wait(world: World) -> None:
    who = begin(world)
    made = [submit(world) for _ in range(8)]
    assert holders(world) == {who["anna"]: 2, who["ben"]: 2, who["dan"]: 2, None: 2}
    assert [world.record(each).group_key for each in made[-2:]] == ["desk", "desk"]


def test_whoever_gets_room_again_is_given_what_waits(world: World) -> None:
    who = begin(world)
    made = [submit(world) for _ in range(7)]
    assert world.record(made[6]).assignee is None
    mine = next(each for each in made if world.record(each).assignee == who["anna"])
    solve(world, mine)
    assert world.record(mine).status_category == "solved"
    world.settle()
    assert world.record(made[6]).assignee == who["anna"]


def test_whoever_is_away_gets_nothing_until_they_are_back(world: World) -> None:
    who = begin(world, routes=[{"id": "all", "when": [], "tiers": [{"groups": ["desk"]}]}])
    for name in ("anna", "ben"):
        set_presence(world.db, world.person(name), "away", NOW)
    made = submit(world)
    assert world.record(made).assignee is None
    set_presence(world.db, world.person("ben"), "online", NOW + 60)
    world.until(NOW + 60)
    assert world.record(made).assignee == who["ben"]


def test_the_history_holds_everybody_who_was_looked_at_with_their_score(world: World) -> None:
    weights = [
        {"id": "free", "type": "cap_headroom", "weight": 50},
        {"id": "talk", "type": "language", "weight": 50, "config": {"of": {"var": "answer"}}},
    ]
    who = begin(world, strategy="score", weights=weights)
    set_profile(world.db, who["ben"], {"skills": {"language": {"en": 4}}, "cap": 1}, world.person("admin"), NOW)
    made = submit(world, answer="en")
    [said] = [row for row in rows(world, event, record=made) if row.type == "assigned"]
    assert said.actor_kind == "routing"
    assert said.payload["user"] == [None, who["ben"]]
    first = said.payload["routing"]["candidates"][0]
    assert first == {
        "user": who["ben"],
        "group": "desk",
        "tier": 1,
        "load": 0,
        "cap": 1,
        "out": None,
        "total": 90.0,
        "parts": {"free": 50.0, "talk": 40.0},
    }
    assert [row.turn for row in rows(world, agent, user=who["ben"])] == [1]


def test_what_somebody_did_lately_counts(world: World) -> None:
    """The same item again goes to whoever had it, the category to whoever has finished it, a rating is their mean."""
    weights = [
        {"id": "same", "type": "same_order", "weight": 10},
        {"id": "again", "type": "same_customer", "weight": 10},
        {"id": "kind", "type": "category_experience", "weight": 20, "config": {"enough": 2}},
        {"id": "stars", "type": "satisfaction", "weight": 10},
        {"id": "fast", "type": "handling_time", "weight": 10, "config": {"longest": 2 * HOUR}},
        {"id": "kept", "type": "breach_rate", "weight": 10},
        {"id": "before", "type": "last_handler", "weight": 10},
    ]
    who = begin(world, strategy="score", weights=weights, same="item", rating="rating", cap=9)
    item = submit_form(world.db, "item", {"code": "A"}, SYSTEM, NOW).id
    first = submit(world, item=item, phone="13800138000")
    mine = world.record(first).assignee
    world.now = NOW + HOUR
    update_record(world.db, first, {"rating": 4}, SYSTEM, world.now, rev=None)
    solve(world, first)
    again = submit(world, item=item, phone="13800138000")
    assert world.record(again).assignee == mine
    [said] = [row for row in rows(world, event, record=again) if row.type == "assigned"]
    parts = next(each["parts"] for each in said.payload["routing"]["candidates"] if each["user"] == mine)
    assert parts == {"same": 10.0, "again": 10.0, "kind": 10.0, "stars": 8.0, "fast": 5.0, "kept": 10.0, "before": 0.0}
    assert mine in who.values()


def test_a_ticket_that_a_rule_gives_to_a_group_outside_the_policy_stays_there(world: World) -> None:
    begin(world)
    over = [{"id": "a", "type": "assign", "config": {"group": "bosses"}}]
    publish(world.db, SECOND, policy(), reaction("up", {"type": "changed", "config": {"fields": ["answer"]}}, over))
    made = submit(world)
    update_record(world.db, made, {"answer": "x"}, SYSTEM, world.now, rev=None)
    assert (world.record(made).group_key, world.record(made).assignee) == ("bosses", None)


def test_tickets_that_come_at_once_give_nobody_more_than_their_limit(world: World) -> None:
    """Real transactions beside each other on both databases: eight tickets, room for six."""
    who = begin(world)
    with ThreadPoolExecutor(8) as pool:
        made = list(pool.map(lambda _: submit(world), range(8)))
    assert len(set(made)) == 8
    assert holders(world) == {who["anna"]: 2, who["ben"]: 2, who["dan"]: 2, None: 2}
    turns = [row.turn for row in rows(world, agent)]
    assert max(turns) <= 6


def test_tasks_of_the_assignee_go_to_whom_routing_chooses_and_a_flow_can_ask_for_it_anew(world: World) -> None:
    """The first task is the chosen one's; they leave, the flow lets go, and the next task is somebody else's."""
    ok = {"assignee": {"assignee": True}, "actions": [{"id": "ok", "label": words("ok")}]}
    nodes = [node("start", "start"), node("first", "human_task", ok), node("route", "assign", {"strategy": "routing"})]
    nodes += [node("second", "human_task", ok), node("end", "end")]
    edges = [edge("start", "first"), edge("first", "route", "ok"), edge("route", "second"), edge("second", "end", "ok")]
    who = begin(world)
    publish(world.db, {**FLOW, "body": {**FLOW["body"], "nodes": nodes, "edges": edges}}, SECOND, policy())
    made = submit(world)
    chosen = world.record(made).assignee
    [first] = rows(world, task, record=made, status="open")
    assert chosen is not None
    assert (first.node, first.user) == ("first", chosen)
    name = next(each for each, number in who.items() if number == chosen)
    set_presence(world.db, world.person(name), "away", NOW)
    act_on_task(world.db, f"{first.instance}-{first.id}", "ok", world.person(name), world.now)
    [second] = rows(world, task, record=made, status="open")
    assert (second.node, second.user) == ("second", world.record(made).assignee)
    assert second.user not in (None, chosen)
