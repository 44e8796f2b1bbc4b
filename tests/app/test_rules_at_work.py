"""Rules on real records: due to the second, counted once, followed through jobs, and always with their why."""

from concurrent.futures import ThreadPoolExecutor

from app.actor import BUYER, SYSTEM
from app.models import event, job, message, record, window
from app.operations.post_message import post_message
from app.operations.submit_form import submit_form
from app.operations.update_record import update_record
from app.runner.world import World
from tests.app.rows import count, rows
from tests.app.tiny import HOUR, NOW, STALE, house, publish, reaction, words


def ticket(world: World, **answers: object) -> int:
    made = submit_form(world.db, "ticket", {"problem": "broken", **answers}, SYSTEM, world.now)
    world.settle()
    return made.id


def change(world: World, record_id: int, **answers: object) -> None:
    update_record(world.db, record_id, answers, SYSTEM, world.now, rev=None)
    world.settle()


BY_TIME = {"match": ["problem"], "window": 30 * 24 * HOUR, "at_least": 3, "at": "moved_at"}


def test_late_events_count_where_they_belong_whatever_order_they_come_in(world: World) -> None:
    tag = [{"id": "a", "type": "add_tag", "config": {"tag": "crowd"}}]
    publish(world.db, reaction("crowd", {"type": "count", "config": BY_TIME}, tag))
    tagged = []
    for days_ago in (70, 65, 10, 0, 50, 60):
        moved = {"problem": "late", "moved_at": NOW - days_ago * 24 * HOUR}
        made = submit_form(world.db, "ticket", moved, SYSTEM, NOW).id
        tagged.append("crowd" in world.record(made).tags)
    assert tagged == [False, False, False, False, True, False]  # 70, 65 and 50 lie together; once is enough


def test_a_rule_acts_at_birth_and_the_history_says_why(world: World) -> None:
    made = ticket(world, price=60_000, qty=2)
    assert world.record(made).priority == "urgent"
    [said] = [row for row in rows(world, event, record=made) if row.actor_kind == "rule"]
    assert said.payload["rule"] == "urgent"
    assert said.payload["changes"] == {"_priority": ["normal", "urgent"]}
    assert [atom["result"] for atom in said.payload["why"]["atoms"]] == [True]
    assert said.release is not None


def test_a_rule_that_does_not_hold_leaves_no_trace(world: World) -> None:
    made = ticket(world, price=100)
    assert [row for row in rows(world, event, record=made) if row.actor_kind == "rule"] == []


def test_a_due_rule_fires_at_its_very_second_and_once(world: World) -> None:
    made = ticket(world, moved_at=NOW)
    world.until(NOW + 48 * HOUR - 1)
    assert world.record(made).level == 0
    world.until(NOW + 48 * HOUR)
    assert (world.record(made).level, world.record(made).group_key) == (1, "bosses")
    assert [row.body for row in rows(world, message, record=made)] == ["late\nT0001 is late"]
    change(world, made, answer="still here")
    world.until(NOW + 200 * HOUR)
    assert count(world, message, record=made) == 1


def test_an_update_moves_the_due_time(world: World) -> None:
    made = ticket(world, moved_at=NOW)
    world.until(NOW + 40 * HOUR)
    change(world, made, moved_at=NOW + 40 * HOUR)
    world.until(NOW + 87 * HOUR)
    assert world.record(made).level == 0
    world.until(NOW + 88 * HOUR)
    assert world.record(made).level == 1


def test_a_due_time_is_called_off_when_the_condition_no_longer_holds(world: World) -> None:
    made = ticket(world, moved_at=NOW)
    change(world, made, moved_at=None)
    assert [row.status for row in rows(world, job, kind="rule_timer")] == ["cancelled"]
    world.until(NOW + 100 * HOUR)
    assert world.record(made).level == 0


def test_the_third_of_a_kind_fires_once_with_all_its_consequences(world: World) -> None:
    item = submit_form(world.db, "item", {"code": "A"}, SYSTEM, NOW).id
    made = [ticket(world, item=item) for _ in range(4)]
    assert [world.record(each).tags for each in made] == [[], [], ["repeat"], []]
    assert world.record(item).data["frozen"] is True
    [born] = [row for row in rows(world, record, form="item") if row.id != item]
    assert (born.data["code"], born.origin, born.channel) == ("copy of T0003", made[2], "rule")
    assert count(world, window) == 1
    assert "linked" in {row.type for row in rows(world, event, record=made[2])}


def test_of_many_at_once_only_one_crosses_the_line(world: World) -> None:
    item = submit_form(world.db, "item", {"code": "A"}, SYSTEM, NOW).id
    answers = {"problem": "late", "item": item}
    with ThreadPoolExecutor(8) as threads:
        list(threads.map(lambda _: submit_form(world.db, "ticket", answers, SYSTEM, NOW), range(8)))
    assert sum("repeat" in row.tags for row in rows(world, record, form="ticket")) == 1


def test_another_record_is_changed_by_a_job_and_its_history_names_the_rule(world: World) -> None:
    item = submit_form(world.db, "item", {"code": "A"}, SYSTEM, NOW).id
    for _ in range(3):
        submit_form(world.db, "ticket", {"problem": "late", "item": item}, SYSTEM, NOW)
    assert "frozen" not in world.record(item).data
    world.settle()
    assert world.record(item).data["frozen"] is True
    assert [row.payload["rule"] for row in rows(world, event, record=item) if row.actor_kind == "rule"] == ["repeat"]


def test_rules_that_set_each_other_off_come_to_rest(database_url: str) -> None:
    more = [{"id": "a", "type": "set_fields", "config": {"values": {"price": {"+": [{"var": "price"}, 1]}}}}]
    world = house(database_url)
    publish(world.db, reaction("again", {"type": "changed", "config": {"fields": ["qty"]}}, more))
    made = ticket(world, price=1)
    change(world, made, qty=2)
    assert world.record(made).data["price"] == 2
    world.db.close()


def test_the_history_says_that_a_secret_decided_but_not_what_it_is(database_url: str) -> None:
    world = house(database_url)
    tell = {
        "channel": "in_app",
        "to": {"of": "group", "name": "desk"},
        "title": words("{secret}!"),
        "body": words("{secret}"),
    }
    then = [{"id": "a", "type": "notify", "config": tell}]
    publish(world.db, reaction("curious", {"type": "created"}, then, when={"==": [{"var": "secret"}, "rosebud"]}))
    made = ticket(world, secret="rosebud")
    change(world, made, secret="rosebud and thorn")
    [fired] = [row for row in rows(world, event, record=made) if row.type == "fired"]
    assert fired.payload["why"]["atoms"][0]["result"] is True
    assert [arg["result"] for arg in fired.payload["why"]["atoms"][0]["args"] if arg["operator"] == "var"] == [None]
    told = [row.payload["title"]["en"] for row in rows(world, event, record=made) if row.type == "notified"]
    assert told == ["•••!"]
    assert "thorn" not in str(rows(world, event))
    world.db.close()


def test_a_disabled_rule_is_silent(database_url: str) -> None:
    world = house(database_url)
    publish(world.db, {**STALE, "body": {**STALE["body"], "enabled": False}})
    ticket(world, moved_at=NOW)
    assert count(world, job, kind="rule_timer") == 0
    world.db.close()


def test_what_a_customer_writes_sets_off_rules_and_what_staff_note_does_not(database_url: str) -> None:
    world = house(database_url)
    then = [{"id": "a", "type": "set_status", "config": {"status": "busy"}}]
    angry = {"contains": [{"var": "_event.body"}, "refund"]}
    comes = reaction("angry", {"type": "comment", "config": {"by": "customer"}}, then, when=angry)
    tag = [{"id": "a", "type": "add_tag", "config": {"tag": "moved"}}]
    moves = reaction("moved", {"type": "status", "config": {"from": "fresh", "to": "busy"}}, tag)
    publish(world.db, comes, moves)
    made = ticket(world)
    post_message(world.db, made, "where is my refund", SYSTEM, world.now, internal=True)
    assert (world.record(made).status, world.record(made).tags) == ("fresh", [])
    post_message(world.db, made, "where is my refund", BUYER, world.now)
    assert (world.record(made).status, world.record(made).tags) == ("busy", ["moved"])
    world.db.close()


def test_a_rule_answers_the_customer_notes_for_staff_and_keeps_later_rules_from_acting(database_url: str) -> None:
    world = house(database_url)
    first = [
        {"id": "reply", "type": "reply", "config": {"body": words("{problem}: we are on it")}},
        {"id": "note", "type": "internal_note", "config": {"body": words("{price} {secret}")}},
        {"id": "tag", "type": "add_tag", "config": {"tag": "seen"}},
        {"id": "untag", "type": "remove_tag", "config": {"tag": "seen"}},
        {"id": "stop", "type": "stop"},
    ]
    last = [{"id": "tag", "type": "add_tag", "config": {"tag": "late"}}]
    rules = reaction("first", {"type": "created"}, first, priority=900), reaction("last", {"type": "created"}, last)
    publish(world.db, *rules)
    made = ticket(world, price=100, secret="rosebud")
    said = [(row.public, row.words["en"]) for row in rows(world, message, record=made)]
    assert sorted(said) == [(False, "¥1.00 •••"), (True, "broken: we are on it")]
    assert world.record(made).tags == []
    world.db.close()
