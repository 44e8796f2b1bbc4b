"""What rules do, on real records: freezing, linking, telling by template, compensating, writing what refers here."""

import pytest

from app.actor import BUYER, SYSTEM
from app.errors import BadBundle, Conflict
from app.models import event, job, message, record, record_link, task
from app.operations.act_on_task import act_on_task
from app.operations.post_message import post_message
from app.operations.submit_form import submit_form
from app.operations.update_record import update_record
from app.runner.world import World
from tests.app.rows import count, rows
from tests.app.tiny import NOW, document, house, publish, reaction, words

CREATED = {"type": "created"}
WROTE = {"type": "comment", "config": {"by": "customer"}}


def act(kind: str, **config: object) -> dict[str, object]:
    return {"id": kind, "type": kind, "config": config}


def ticket(world: World, **answers: object) -> int:
    made = submit_form(world.db, "ticket", {"problem": "broken", **answers}, SYSTEM, world.now)
    world.settle()
    return made.id


def change(world: World, record_id: int, **answers: object) -> None:
    update_record(world.db, record_id, answers, SYSTEM, world.now, rev=None)
    world.settle()


def test_a_frozen_record_refuses_changes_and_tasks_until_it_is_unfrozen(database_url: str) -> None:
    world = house(database_url)
    freeze = reaction("freeze", CREATED, [act("freeze", reason=words("looks like fraud"))])
    thaw = reaction("thaw", WROTE, [act("unfreeze")])
    publish(world.db, freeze, thaw)
    made = ticket(world)
    with pytest.raises(Conflict, match="looks like fraud") as refused:
        change(world, made, qty=2)
    assert refused.value.code == "record_frozen"
    [at_desk] = rows(world, task, record=made)
    with pytest.raises(Conflict, match="looks like fraud"):
        act_on_task(world.db, f"{made}-{at_desk.id}", "ok", SYSTEM, world.now, data={"answer": "x"})
    post_message(world.db, made, "please", BUYER, world.now)
    change(world, made, qty=2)
    assert world.record(made).data["qty"] == 2
    assert [row.type for row in rows(world, event, record=made) if "frozen" in row.type] == ["frozen", "unfrozen"]
    world.db.close()


def test_the_record_that_a_reference_leads_to_is_frozen_by_a_job(database_url: str) -> None:
    world = house(database_url)
    publish(world.db, reaction("freeze", CREATED, [act("freeze", reason=words("recall"), on="item")]))
    item = submit_form(world.db, "item", {"code": "A"}, SYSTEM, NOW).id
    ticket(world, item=item)
    assert world.record(item).frozen == words("recall")
    with pytest.raises(Conflict, match="recall"):
        change(world, item, price=5)
    world.db.close()


def test_records_that_agree_are_linked_both_ways_and_once(database_url: str) -> None:
    world = house(database_url)
    publish(world.db, reaction("link", CREATED, [act("link", match=["phone"], within=3600)]))
    made = [ticket(world, phone=phone) for phone in ("13800000001", "13800000001", "13900000002", "13800000001")]
    pairs = {(row.record, row.other) for row in rows(world, record_link)}
    same = (made[0], made[1], made[3])
    assert pairs == {(one, other) for one in same for other in same if one != other}
    assert count(world, event, type="tied") == 2
    world.db.close()


def test_all_records_that_refer_to_one_are_written_each_in_its_own_transaction(database_url: str) -> None:
    world = house(database_url)
    values = {"answer": {"cat": ["see ", {"var": "code"}]}}
    recall = reaction("recall", {"type": "changed", "config": {"fields": ["frozen"]}}, [])
    recall["body"] |= {"form": "item", "then": [act("update_related", form="ticket", by="item", values=values)]}
    publish(world.db, recall)
    item, other = (submit_form(world.db, "item", {"code": code}, SYSTEM, NOW).id for code in "AB")
    made = [ticket(world, item=each) for each in (item, item, other)]
    change(world, item, frozen=True)
    assert [world.record(each).data.get("answer") for each in made] == ["see A", "see A", None]
    assert count(world, job, kind="update_related") == 2
    world.db.close()


def test_a_template_tells_by_several_channels_and_is_checked_with_the_rule(database_url: str) -> None:
    world = house(database_url)
    body = {"form": "ticket", "title": words("{_number} is open"), "body": words("about {problem}")}
    opened = document("notice", "opened", body | {"short": words("{_number}!"), "channels": ["in_app", "sms"]})
    tell = reaction("tell", CREATED, [act("notify_by_template", template="opened", to={"of": "customer"})])
    publish(world.db, opened, tell)
    made = ticket(world, phone="13800000001")
    assert [row.words["en"] for row in rows(world, message, record=made)] == ["T0001 is open\nabout broken"]
    assert [row.payload["title"]["en"] for row in rows(world, job, kind="notify_sms")] == ["T0001!"]
    with pytest.raises(BadBundle, match="/body/body/zh unknown_field"):
        publish(world.db, document("notice", "opened", body | {"body": words("{nobody}")}), tell)
    world.db.close()


def test_a_compensation_is_what_the_table_answers(database_url: str) -> None:
    world = house(database_url)
    rows_ = [{"when": [{">=": 3}], "then": [500]}, {"when": [{"any": True}], "then": [100]}]
    table = {"hit": "FIRST", "inputs": [{"expr": {"var": "qty"}}], "outputs": [{"name": "amount"}], "rules": rows_}
    pay = act("compensation", table=table, field="price")
    child = act("create_child", form="item", values={"code": {"cat": ["child of ", {"var": "_number"}]}})
    publish(world.db, reaction("pay", CREATED, [pay, child, act("set_priority", priority="high")]))
    made = [ticket(world, qty=qty) for qty in (1, 3)]
    assert [(world.record(each).data["price"], world.record(each).data["total"]) for each in made] == [
        (100, 100),
        (500, 1500),
    ]
    assert {world.record(each).priority for each in made} == {"high"}
    assert [(row.data["code"], row.origin) for row in rows(world, record, form="item")] == [
        ("child of T0001", made[0]),
        ("child of T0002", made[1]),
    ]
    world.db.close()


def test_a_record_is_taken_from_its_assignee_and_given_to_another(database_url: str) -> None:
    world = house(database_url)
    other = reaction("other", WROTE, [act("reassign", to="other", group="desk")])
    publish(world.db, other)
    made = ticket(world)
    had = []
    for _ in range(2):
        post_message(world.db, made, "hello?", BUYER, world.now)
        had.append(world.record(made).assignee)
    assert len(set(had)) == 2
    assert None not in had
    world.db.close()


def test_a_cancelled_flow_leaves_nothing_to_do(database_url: str) -> None:
    world = house(database_url)
    publish(world.db, reaction("off", WROTE, [act("cancel_flow", reason=words("withdrawn by the buyer"))]))
    made = ticket(world)
    post_message(world.db, made, "never mind", BUYER, world.now)
    assert world.record(made).flow == "ended"
    assert [row.status for row in rows(world, task, record=made)] == ["cancelled"]
    post_message(world.db, made, "thank you", BUYER, world.now)
    assert count(world, event, record=made, type="cancelled") == 1
    world.db.close()


def test_the_history_says_what_was_so_already_and_what_a_later_rule_wrote_instead(database_url: str) -> None:
    world = house(database_url)
    first = reaction("first", CREATED, [act("set_priority", priority="high"), act("add_tag", tag="x")], priority=900)
    last = reaction("last", CREATED, [act("set_priority", priority="normal")])
    publish(world.db, first, last)
    made = ticket(world)
    whys = {
        row.payload["rule"]: row.payload["why"] for row in rows(world, event, record=made) if row.actor_kind == "rule"
    }
    assert whys["first"]["lost"] == [{"field": "_priority", "by": "last"}]
    assert whys["last"]["same"] == ["_priority"]
    world.db.close()
