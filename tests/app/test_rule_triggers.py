"""Rules that a person, a clock or another system sets off, on real records and under real concurrency."""

from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime

import pytest

from app.actor import SYSTEM, Actor
from app.db import Database
from app.errors import Conflict, Forbidden, Invalid, NotFound, Stale
from app.jobs.kind import Tools
from app.leases import claim
from app.models import event, job, record
from app.operations.press_button import press_button
from app.operations.receive_event import receive_event
from app.operations.schedules import fire_schedule
from app.operations.submit_form import submit_form
from app.operations.update_record import update_record
from app.runner.world import World
from app.settings import Settings
from app.zones import zone_of
from engines.access import Access
from engines.logic.cron import next_time
from tests.app.drain import drain
from tests.app.rows import count, rows
from tests.app.tiny import HOUR, NOW, house, publish, reaction, words

TAG = [{"id": "tag", "type": "add_tag", "config": {"tag": "seen"}}]
DAILY = {"type": "schedule", "config": {"cron": "0 12 * * *"}}  # in the workspace's zone; NOW is ten there
SMALL = {"<": [{"var": "qty"}, 3]}


def ticket(world: World, **answers: object) -> int:
    made = submit_form(world.db, "ticket", {"problem": "broken", **answers}, SYSTEM, world.now)
    world.settle()
    return made.id


def tagged(world: World) -> list[int]:
    return [row.id for row in rows(world, record, form="ticket") if "seen" in row.tags]


def test_a_button_acts_once_while_its_condition_holds_for_who_may(database_url: str) -> None:
    world = house(database_url)
    config = {"label": words("close"), "confirm": words("sure?"), "groups": ["bosses"]}
    publish(
        world.db,
        reaction("shut", {"type": "button", "config": config}, TAG, when={"!": [{"in": ["seen", {"var": "_tags"}]}]}),
    )
    made = ticket(world)
    anna, carl = world.person("anna"), world.person("carl")
    with pytest.raises(Forbidden):
        press_button(world.db, made, "shut", anna, world.now, rev=1, access=_all(world, anna))
    press_button(world.db, made, "shut", carl, world.now, rev=world.record(made).rev, access=_all(world, carl))
    assert tagged(world) == [made]
    with pytest.raises(Stale):
        press_button(world.db, made, "shut", carl, world.now, rev=1, access=_all(world, carl))
    with pytest.raises(Conflict):
        press_button(world.db, made, "shut", carl, world.now, rev=None, access=_all(world, carl))
    with pytest.raises(NotFound):
        press_button(world.db, made, "urgent", carl, world.now, rev=None, access=_all(world, carl))
    pressed = [(row.actor_kind, row.payload["button"]) for row in rows(world, event, record=made, type="pressed")]
    assert pressed == [("user", "shut")]
    world.db.close()


def _all(world: World, actor: Actor) -> Access:
    """What an administrator may, asked for by `actor`."""
    found = world.access(Actor(actor.kind, actor.id, actor.groups, ("administrator",)), "ticket")
    assert found is not None
    return found


def test_a_schedule_visits_every_record_its_condition_holds_of_at_each_of_its_times(database_url: str) -> None:
    world = house(database_url)
    grow = [{"id": "a", "type": "set_fields", "config": {"values": {"qty": {"+": [{"var": "qty"}, 1]}}}}]
    publish(world.db, reaction("daily", DAILY, grow, when=SMALL))
    made = [ticket(world, qty=qty) for qty in (1, 2, 3)]
    world.until(NOW + 2 * HOUR - 1)
    assert [world.record(each).data["qty"] for each in made] == [1, 2, 3]
    world.until(NOW + 2 * HOUR)
    assert [world.record(each).data["qty"] for each in made] == [2, 3, 3]
    world.until(NOW + 50 * HOUR)
    assert [world.record(each).data["qty"] for each in made] == [3, 3, 3]
    publish(world.db, reaction("daily", {"type": "created"}, grow))
    assert [row.status for row in rows(world, job, kind="rule_schedule")] == ["cancelled"]
    world.db.close()


def test_times_that_were_missed_are_made_up_for_once(database_url: str) -> None:
    world = house(database_url)
    grow = [{"id": "a", "type": "set_fields", "config": {"values": {"qty": {"+": [{"var": "qty"}, 1]}}}}]
    publish(world.db, reaction("daily", DAILY, grow))
    made = ticket(world, qty=1)
    world.now += 5 * 24 * HOUR  # nothing ran for five days
    publish(world.db, reaction("daily", DAILY, grow))
    world.settle()
    assert world.record(made).data["qty"] == 2
    [waiting] = rows(world, job, kind="rule_schedule")
    assert (waiting.status, waiting.due_at) == ("ready", NOW + 5 * 24 * HOUR + 2 * HOUR)
    world.db.close()


def test_a_schedule_is_read_in_the_zone_of_the_house(database_url: str) -> None:
    house(database_url).db.close()
    berlin = World(Database(database_url, zone="Europe/Berlin"), NOW)
    publish(berlin.db, reaction("daily", DAILY, TAG))
    [waiting] = rows(berlin, job, kind="rule_schedule")
    assert waiting.due_at == NOW + 9 * HOUR  # noon there; it is three in the morning
    berlin.until(NOW + 9 * HOUR)
    [waiting] = rows(berlin, job, kind="rule_schedule")
    assert waiting.due_at == NOW + 33 * HOUR
    berlin.db.close()


def test_a_schedule_keeps_its_hour_when_the_clocks_are_changed() -> None:
    berlin, saturday = zone_of("Europe/Berlin"), int(datetime(2026, 3, 28, 12, tzinfo=UTC).timestamp())
    first = next_time("0 9 * * *", saturday, berlin)
    assert first is not None
    second = next_time("0 9 * * *", first, berlin)
    assert [first - saturday, second] == [19 * HOUR, first + 24 * HOUR]


def test_of_two_runners_one_fires_a_schedule(database_url: str) -> None:
    world = house(database_url)
    grow = [{"id": "a", "type": "set_fields", "config": {"values": {"qty": {"+": [{"var": "qty"}, 1]}}}}]
    publish(world.db, reaction("daily", DAILY, grow))
    made = ticket(world, qty=1)
    tools = Tools(world.db, Settings())
    with ThreadPoolExecutor(4) as threads:
        list(threads.map(lambda _: drain(tools, NOW + 2 * HOUR, (world.db.queue,)), range(4)))
    assert world.record(made).data["qty"] == 2
    assert count(world, job, kind="rule_visit") == 1
    world.db.close()


def test_a_schedule_goes_through_its_records_in_batches(database_url: str, monkeypatch: pytest.MonkeyPatch) -> None:
    world = house(database_url)
    monkeypatch.setattr("app.operations.schedules.BATCH", 2)
    publish(world.db, reaction("daily", DAILY, TAG))
    made = [ticket(world) for _ in range(5)]
    [lease] = [
        each for each in claim(world.db, NOW + 2 * HOUR, queues=(world.db.queue,)) if each.kind == "rule_schedule"
    ]
    fire_schedule(world.db, "daily", NOW + 2 * HOUR, lease=lease)
    world.now = NOW + 2 * HOUR
    world.settle()
    assert tagged(world) == made
    assert count(world, job, kind="rule_batch") == 3
    world.db.close()


SIGNED = {
    "name": "signed",
    "match": "phone",
    "by": "who",
    "fields": [{"id": "who", "type": "text"}, {"id": "days", "type": "integer"}],
}
LATE = {">": [{"var": "_event.data.days"}, 3]}


def test_an_outside_event_reaches_the_records_it_is_about_once(database_url: str) -> None:
    world = house(database_url)
    publish(world.db, reaction("signed", {"type": "inbound", "config": SIGNED}, TAG, when=LATE))
    mine, other = ticket(world, phone="13800000001"), ticket(world, phone="13900000002")
    told = {"who": "13800000001", "days": 4}
    first = receive_event(world.db, "signed", told, SYSTEM, world.now, key="e1", checked=False)
    again = receive_event(world.db, "signed", told, SYSTEM, world.now, key="e1", checked=False)
    world.settle()
    assert (first.records, again.records) == ((mine,), (mine,))
    assert tagged(world) == [mine]
    assert [row.record for row in rows(world, event, type="inbound")] == [mine]
    receive_event(world.db, "signed", {"who": "13900000002", "days": 1}, SYSTEM, world.now, key="e2", checked=False)
    world.settle()
    assert (tagged(world), other in tagged(world)) == ([mine], False)
    world.db.close()


@pytest.mark.parametrize(
    ("told", "pointers"),
    [
        ({"who": 5}, ["/data/who"]),
        ({"days": 4}, ["/data/who"]),
        ({"who": "x", "weight": 1}, ["/data/weight"]),
        ({"who": "x", "days": True}, ["/data/days"]),
    ],
)
def test_an_event_that_says_something_else_is_refused_at_its_place(
    database_url: str, told: dict[str, object], pointers: list[str]
) -> None:
    world = house(database_url)
    publish(world.db, reaction("signed", {"type": "inbound", "config": SIGNED}, TAG))
    with pytest.raises(Invalid) as refused:
        receive_event(world.db, "signed", told, SYSTEM, world.now, key="e", checked=False)
    assert [flaw.pointer for flaw in refused.value.flaws] == pointers
    with pytest.raises(NotFound):
        receive_event(world.db, "lost", {}, SYSTEM, world.now, key="e", checked=False)
    with pytest.raises(Forbidden):
        receive_event(world.db, "signed", {"who": "x"}, Actor("user", 99), world.now, key="e")
    world.db.close()


def test_a_late_change_still_counts_towards_the_third_of_a_kind(world: World) -> None:
    """The third is an older record, whose problem is put right only now: it agrees with two others, and fires once."""
    item = submit_form(world.db, "item", {"code": "A"}, SYSTEM, NOW).id
    old = submit_form(world.db, "ticket", {"problem": "late", "item": item}, SYSTEM, NOW - HOUR).id
    for _ in range(2):
        submit_form(world.db, "ticket", {"problem": "broken", "item": item}, SYSTEM, NOW)
    update_record(world.db, old, {"problem": "broken"}, SYSTEM, NOW + HOUR, rev=None)
    assert [row.id for row in rows(world, record, form="ticket") if "repeat" in row.tags] == [old]


def test_two_late_changes_at_the_same_moment_cross_the_line_once(world: World) -> None:
    item = submit_form(world.db, "item", {"code": "A"}, SYSTEM, NOW).id
    made = [submit_form(world.db, "ticket", {"problem": "late", "item": item}, SYSTEM, NOW).id for _ in range(2)]
    for _ in range(2):
        submit_form(world.db, "ticket", {"problem": "broken", "item": item}, SYSTEM, NOW)
    with ThreadPoolExecutor(2) as threads:
        list(
            threads.map(lambda each: update_record(world.db, each, {"problem": "broken"}, SYSTEM, NOW, rev=None), made)
        )
    assert sum("repeat" in row.tags for row in rows(world, record, form="ticket")) == 1
