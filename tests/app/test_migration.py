"""Instances on real records move to another release, and back; one transaction each, on both databases."""

import json
from typing import Any

import pytest

from app.actor import SYSTEM
from app.errors import Invalid, NotFound
from app.live import live
from app.models import catch, event, instance, job, migrated, record, release, task, timer, token
from app.operations.act_on_task import act_on_task
from app.operations.import_bundle import import_bundle
from app.operations.migrate_instances import migrate_instances
from app.operations.preview_drafts import preview_drafts
from app.operations.preview_migration import preview
from app.operations.submit_form import submit_form
from app.operations.undo_migration import undo_migration
from app.queries.migrating import Wish
from app.queries.migrations import migrations, standings
from app.runner.world import World
from tests.app.rows import count, rows
from tests.app.tiny import FLOW, HOUR, NOW, STATUSES, TICKET, edge, files, house, node, publish, words


def ticket(world: World, **data: Any) -> int:
    return submit_form(world.db, "ticket", {"problem": "broken", "price": 5, **data}, SYSTEM, world.now).id


def flow(**nodes: dict[str, Any]) -> dict[str, Any]:
    """The tiny flow with other settings of some nodes; None takes the node's place in a renamed one."""
    changed = json.loads(json.dumps(FLOW))
    changed["version"] += 1
    for each in changed["body"]["nodes"]:
        each["config"] = {**each.get("config", {}), **nodes.get(each["id"], {})}
    return changed


def renamed(old: str, new: str) -> dict[str, Any]:
    changed = json.loads(json.dumps(FLOW))
    for each in changed["body"]["nodes"]:
        if each["id"] == old:
            each["id"], each["name"] = new, words(new)
    for each in changed["body"]["edges"]:
        for end in ("from", "to"):
            if each[end] == old:
                each[end] = new
    return changed


def finish(world: World, made: int, where: str, action: str, **data: Any) -> None:
    who = world.person("anna")
    name = world.open_task(made, where, who)
    assert name is not None
    act_on_task(world.db, name, action, who, world.now, data=data)
    world.settle()


def look(world: World, wish: Wish) -> dict[str, Any]:
    with world.db.read() as conn:
        return preview(conn, live(world.db, conn), wish, world.now)


def draw(world: World, *documents: dict[str, Any]) -> None:
    """Drafts that nobody has published."""
    import_bundle(world.db, files(*documents), SYSTEM, world.now, replace=True)


def look_ahead(world: World, wish: Wish) -> dict[str, Any]:
    with world.db.read() as conn:
        return preview_drafts(conn, live(world.db, conn), wish, world.now)


def where(world: World, made: int) -> tuple[int, int]:
    """The releases that the record and its instance stand on."""
    [row], [flow_row] = rows(world, record, id=made), rows(world, instance, record=made)
    return row.release, flow_row.release


def test_running_tickets_move_and_work_on_under_the_new_release(world: World) -> None:
    first, ended = ticket(world), ticket(world)
    finish(world, ended, "check", "no", answer="no")
    old = where(world, first)[0]
    to = publish(world.db, flow(check={"instructions": words("look twice")}, pause={"seconds": 60})).seq
    wish = Wish("ticket", to)
    seen = look(world, wish)
    assert (seen["total"], seen["counts"]) == (1, {"kept": 0, "moved": 1, "blocked": 0})
    assert seen["nodes"] == [
        {"id": "check", "instances": 1, "name": words("check"), "type": "human_task", "target": "check"}
    ]
    assert where(world, first) == (old, old), "a preview writes nothing"
    done = migrate_instances(world.db, wish, SYSTEM, world.now, reason="why")
    assert [item["outcome"] for item in done.items] == ["moved"]
    assert where(world, first) == (to, to)
    assert where(world, ended) == (old, old)
    finish(world, first, "check", "ok", answer="yes")
    world.until(NOW + 60)
    assert [each.node for each in rows(world, task, record=first, status="open")] == ["rate"]
    assert [(each.from_, each.to_) for each in rows(world, event, record=first, type="migrated")] == [
        (str(old), str(to))
    ]
    with world.db.read() as conn:
        in_force = live(world.db, conn)
        assert [(each["to"], each["moved"], each["undone"]) for each in migrations(conn, in_force, "ticket")] == [
            (to, 1, 0)
        ]
        stand = {each["seq"]: (each["running"], each["ended"]) for each in standings(conn, in_force, "ticket")}
    assert stand == {to: (1, 0), old: (0, 1)}


def test_a_renamed_node_blocks_until_it_is_mapped_and_then_takes_the_task_along(world: World) -> None:
    made = ticket(world)
    to = publish(world.db, renamed("check", "examine")).seq
    done = migrate_instances(world.db, Wish("ticket", to), SYSTEM, world.now)
    assert [(item["outcome"], item["reasons"][0]["code"]) for item in done.items] == [("blocked", "node_gone")]
    assert count(world, migrated) == 0
    done = migrate_instances(world.db, Wish("ticket", to, mapping={"check": "examine"}), SYSTEM, world.now)
    assert done.items[0]["places"] == [{"from": "check", "to": "examine"}]
    [moved] = rows(world, task, record=made, status="open")
    assert (moved.node, moved.name) == ("examine", words("examine"))
    finish(world, made, "examine", "ok", answer="yes")
    assert world.record(made).status == "busy"


def test_what_a_publish_of_the_drafts_would_mean_is_seen_before_it(world: World) -> None:
    made, ended = ticket(world), ticket(world)
    finish(world, ended, "check", "no", answer="no")
    wish = Wish("ticket", None)
    draw(world, renamed("check", "examine"))
    seen = look_ahead(world, wish)
    assert (seen["to"], seen["total"], seen["counts"]) == (None, 1, {"kept": 0, "moved": 0, "blocked": 1})
    [item] = seen["items"]
    assert (item["record"]["id"], item["reasons"][0]["code"]) == (made, "node_gone")
    mapped = look_ahead(world, Wish("ticket", None, mapping={"check": "examine"}))
    assert mapped["items"][0]["places"] == [{"from": "check", "to": "examine"}]
    assert (count(world, migrated), len(rows(world, release))) == (0, 1), "nothing is written and nothing released"
    to = publish(world.db, renamed("check", "examine")).seq
    assert look(world, Wish("ticket", to))["counts"] == seen["counts"], "the publish means what was seen before"


def test_a_status_that_the_drawn_form_loses_is_told_before_the_publish(world: World) -> None:
    made = ticket(world)
    finish(world, made, "check", "ok", answer="yes")
    changed = json.loads(json.dumps(TICKET))
    changed["body"]["statuses"] = [each for each in STATUSES if each["id"] != "busy"]
    changed["body"]["statuses"].append({"id": "at_work", "category": "open", "label": words("at work")})
    draw(world, changed, json.loads(json.dumps(FLOW).replace('"busy"', '"at_work"')))
    seen = look_ahead(world, Wish("ticket", None))
    assert [each["reasons"][0]["code"] for each in seen["items"]] == ["status_gone"]


def test_drafts_that_cannot_be_read_say_so_instead_of_foretelling(world: World) -> None:
    broken = flow()
    broken["body"]["edges"] = broken["body"]["edges"][:1]
    draw(world, broken)
    with pytest.raises(Invalid) as refused:
        look_ahead(world, Wish("ticket", None))
    assert refused.value.code == "bad_flow"
    with pytest.raises(NotFound):
        look_ahead(world, Wish("nothing", None))


def test_a_migration_is_taken_back_whole_while_nothing_has_happened(world: World) -> None:
    still, busy = ticket(world), ticket(world)
    for made in (still, busy):
        finish(world, made, "check", "ok", answer="yes")
    world.until(NOW + 600)
    before = [(each.id, each.at, each.node) for each in rows(world, timer)]
    old = where(world, still)[0]
    to = publish(world.db, flow(rate={"timeout": HOUR})).seq
    done = migrate_instances(world.db, Wish("ticket", to), SYSTEM, world.now)
    assert [item["timers"][0]["after"] for item in done.items] == [NOW + 600 + HOUR] * 2
    assert {each.run_at for each in rows(world, job, kind="flow_timer", status="ready")} == {NOW + 600 + HOUR}
    buyer = world.person("buyer")
    name = world.open_task(busy, "rate", buyer)
    assert name is not None
    act_on_task(world.db, name, "send", buyer, world.now, data={"rating": 5}, record=busy)
    back = undo_migration(world.db, done.id, SYSTEM, world.now)
    assert [item["outcome"] for item in back.items] == ["undone", "blocked"]
    assert back.items[1]["reasons"][0]["code"] == "moved_on"
    assert (where(world, still), where(world, busy)) == ((old, old), (to, to))
    assert [(each.id, each.at, each.node) for each in rows(world, timer)] == before[:1]
    assert undo_migration(world.db, done.id, SYSTEM, world.now).items[0]["outcome"] == "blocked"
    world.until(NOW + 600 + 24 * HOUR)
    assert world.record(still).flow == "ended"


def test_a_second_migration_keeps_the_first_from_being_taken_back(world: World) -> None:
    made = ticket(world)
    first = publish(world.db, flow(check={"instructions": words("a")})).seq
    second = publish(world.db, flow(check={"instructions": words("b")})).seq
    one = migrate_instances(world.db, Wish("ticket", first), SYSTEM, world.now)
    two = migrate_instances(world.db, Wish("ticket", second), SYSTEM, world.now)
    assert undo_migration(world.db, one.id, SYSTEM, world.now).items[0]["outcome"] == "blocked"
    assert undo_migration(world.db, two.id, SYSTEM, world.now).items[0]["outcome"] == "undone"
    assert undo_migration(world.db, one.id, SYSTEM, world.now).items[0]["outcome"] == "undone"
    finish(world, made, "check", "ok", answer="yes")


def test_the_form_moves_along_and_its_formulas_are_computed_anew(world: World) -> None:
    made = ticket(world, qty=2)
    assert world.record(made).data["total"] == 10
    form = json.loads(json.dumps(TICKET))
    [total] = [each for each in form["body"]["fields"] if each["id"] == "total"]
    total["config"]["expression"] = {"*": [{"var": "price"}, 100]}
    to = publish(world.db, form).seq
    migrate_instances(world.db, Wish("ticket", to), SYSTEM, world.now)
    assert world.record(made).data["total"] == 500


def test_a_status_that_the_new_form_does_not_have_blocks(world: World) -> None:
    made = ticket(world)
    form, changed = json.loads(json.dumps(TICKET)), json.loads(json.dumps(FLOW))
    form["body"]["statuses"] = [{**STATUSES[0], "id": "begun"}, *STATUSES[1:]]
    to = publish(world.db, form, changed).seq
    done = migrate_instances(world.db, Wish("ticket", to), SYSTEM, world.now)
    assert [item["reasons"][0]["code"] for item in done.items] == ["status_gone"]
    finish(world, made, "check", "ok", answer="yes")
    assert migrate_instances(world.db, Wish("ticket", to), SYSTEM, world.now).items[0]["outcome"] == "moved"


def test_a_stuck_instance_moves_to_a_mended_flow_and_waits_there_for_its_retry(world: World) -> None:
    publish(world.db, _without_way())
    made = ticket(world)
    finish(world, made, "check", "ok", answer="yes")
    assert world.record(made).flow == "incident"
    to = publish(world.db).seq
    assert migrate_instances(world.db, Wish("ticket", to), SYSTEM, world.now).items[0]["outcome"] == "moved"
    assert world.record(made).flow == "incident"


def _without_way() -> dict[str, Any]:
    """The tiny flow, in which the pause waits for an instant that nobody has given."""
    changed = flow()
    for each in changed["body"]["nodes"]:
        if each["id"] == "pause":
            each["config"] = {"until": {"var": "moved_at"}}
    return changed


def test_who_is_not_there_or_does_not_fit_is_refused_with_the_place(world: World) -> None:
    ticket(world)
    to = publish(world.db).seq
    with pytest.raises(NotFound):
        look(world, Wish("nothing", to))
    with pytest.raises(Invalid) as refused:
        migrate_instances(world.db, Wish("ticket", to + 99), SYSTEM, world.now)
    assert [flaw.pointer for flaw in refused.value.flaws] == ["/to"]
    with pytest.raises(Invalid) as refused:
        look(world, Wish("ticket", to, mapping={"check": "nothing"}))
    assert [flaw.pointer for flaw in refused.value.flaws] == ["/map/check"]
    with pytest.raises(NotFound):
        undo_migration(world.db, 99, SYSTEM, world.now)
    with pytest.raises(NotFound):
        migrate_instances(world.db, Wish("ticket", to), SYSTEM, world.now, migration_id=99)
    assert count(world, release) == 2


def test_only_the_named_records_move(world: World) -> None:
    one, two = ticket(world), ticket(world)
    old = where(world, one)[0]
    to = publish(world.db, flow(check={"instructions": words("a")})).seq
    done = migrate_instances(world.db, Wish("ticket", to, origin=old, records=(two,)), SYSTEM, world.now)
    assert [item["record"]["id"] for item in done.items] == [two]
    assert (where(world, one)[0], where(world, two)[0]) == (old, to)


def in_group(**names: str) -> dict[str, Any]:
    """A flow with a scope and a task in it, under these names."""
    called = {name: names.get(name, name) for name in ("group", "check", "late", "paid")}
    work = {"assignee": {"group": "desk"}, "actions": [{"id": "ok", "label": words("ok")}]}
    nodes = [
        node("start", "start"),
        node(called["group"], "scope"),
        node(called["late"], "boundary", {"event": "timer", "after": HOUR}) | {"on": called["group"]},
        node(called["paid"], "boundary", {"event": "message", "message": {"name": "paid"}}) | {"on": called["group"]},
        node(called["check"], "human_task", work) | {"in": called["group"]},
        node("over", "end") | {"in": called["group"]},
        node("end", "end"),
    ]
    edges = [
        edge("start", called["group"]),
        edge(called["group"], called["check"], "inside"),
        edge(called["check"], "over", "ok"),
        edge(called["group"], "end"),
        edge(called["late"], "end"),
        edge(called["paid"], "end"),
    ]
    return {**FLOW, "body": {**FLOW["body"], "nodes": nodes, "edges": edges}}


NAMES = {"group": "unit", "check": "examine", "late": "slow", "paid": "money"}


def standing(world: World, made: int) -> list[Any]:
    """Everything of an instance that the database holds and that moves with it."""
    parts = [(each.id, each.node) for each in rows(world, token, instance=made)]
    parts += [(each.id, each.node, each.at) for each in rows(world, timer, instance=made)]
    parts += [(each.id, each.node) for each in rows(world, catch, instance=made)]
    return parts + [(each.id, each.node, each.status) for each in rows(world, task, record=made)]


def test_work_inside_of_a_scope_moves_whole_and_is_taken_back_whole(database_url: str) -> None:
    world = house(database_url)
    publish(world.db, in_group())
    made = ticket(world)
    before = standing(world, made)
    to = publish(world.db, in_group(**NAMES)).seq
    half = migrate_instances(world.db, Wish("ticket", to, mapping={"check": "examine"}), SYSTEM, world.now)
    assert [(item["outcome"], item["reasons"][0]["code"]) for item in half.items] == [("blocked", "node_gone")]
    assert standing(world, made) == before, "all or nothing"
    done = migrate_instances(world.db, Wish("ticket", to, mapping=NAMES), SYSTEM, world.now)
    assert [item["outcome"] for item in done.items] == ["moved"]
    assert {part[1] for part in standing(world, made)} == set(NAMES.values())
    back = undo_migration(world.db, done.id, SYSTEM, world.now)
    assert [item["outcome"] for item in back.items] == ["undone"]
    assert standing(world, made) == before
    again = migrate_instances(world.db, Wish("ticket", to, mapping=NAMES), SYSTEM, world.now)
    assert [item["outcome"] for item in again.items] == ["moved"]
    world.until(world.now + HOUR)
    assert world.record(made).flow == "ended"
    world.db.close()
