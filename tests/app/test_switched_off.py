"""A form that takes nothing new for now, a flow that begins nowhere for now: what is under way goes on."""

import json
from typing import Any

import pytest

from app.actor import BUYER, SYSTEM
from app.errors import BadBundle, Conflict
from app.models import instance, job, record, task
from app.operations.act_on_task import act_on_task
from app.operations.submit_form import submit_form
from app.operations.update_record import update_record
from app.runner.cases import gate
from app.runner.world import World
from engines.manifest import read_bundle
from tests.app.rows import count, rows
from tests.app.tiny import FLOW, PERSON, TICKET, edge, files, node, publish, words

HOLIDAY = {"zh": "春节停收，初八恢复", "en": "Closed for the holidays"}


def off(document: dict[str, Any], **more: Any) -> dict[str, Any]:
    return {**document, "version": document["version"] + 1, "body": {**document["body"], "enabled": False, **more}}


def ticket(world: World, key: str | None = None) -> int:
    return submit_form(world.db, "ticket", {"problem": "broken"}, SYSTEM, world.now, idempotency_key=key).id


def act(world: World, made: int, node: str, action: str, **data: Any) -> None:
    anna = world.person("anna")
    name = world.open_task(made, node, anna)
    assert name is not None
    act_on_task(world.db, name, action, anna, world.now, data=data)


@pytest.mark.parametrize("actor", [SYSTEM, BUYER], ids=lambda each: each.kind)
def test_a_form_that_is_off_refuses_what_is_new_with_its_own_words(world: World, actor: Any) -> None:
    publish(world.db, off(TICKET, closed=HOLIDAY))
    with pytest.raises(Conflict) as refused:
        submit_form(world.db, "ticket", {"problem": "broken"}, actor, world.now)
    assert (refused.value.code, refused.value.message.zh) == ("form_closed", HOLIDAY["zh"])
    assert count(world, record) == 0


def test_without_words_of_its_own_a_form_that_is_off_says_so_in_two_languages(world: World) -> None:
    publish(world.db, off(TICKET))
    with pytest.raises(Conflict) as refused:
        ticket(world)
    assert "已停用" in refused.value.message.zh
    assert "is off" in refused.value.message.en


def test_tickets_of_a_form_that_is_off_are_changed_and_worked_to_their_end(world: World) -> None:
    made = ticket(world, key="once")
    publish(world.db, off(TICKET))
    assert ticket(world, key="once") == made, "a request that was heard before gets its answer again"
    update_record(world.db, made, {"price": 7}, world.person("anna"), world.now, rev=None)
    act(world, made, "check", "no", answer="no")
    assert (world.record(made).status, world.record(made).flow) == ("done", "ended")


def test_a_rule_still_brings_linked_records_into_a_form_that_is_off(world: World) -> None:
    """What the house does for tickets under way is no submission."""
    publish(world.db, off(PERSON))
    made = submit_form(world.db, "ticket", {"problem": "broken", "phone": "13800000000"}, SYSTEM, world.now).id
    assert world.record(made).customer is not None


def test_a_flow_that_is_off_begins_for_no_new_ticket_and_goes_on_for_the_others(world: World) -> None:
    before = ticket(world)
    publish(world.db, off(FLOW))
    after = ticket(world)
    assert [each.record for each in rows(world, instance)] == [before]
    assert [each.record for each in rows(world, task, status="open")] == [before]
    update_record(world.db, after, {"price": 7}, world.person("anna"), world.now, rev=None)
    act(world, before, "check", "no", answer="no")
    assert world.record(before).flow == "ended"
    publish(world.db, {**FLOW, "version": 3})
    assert ticket(world) in [each.record for each in rows(world, instance)], "on again, it begins again"


def test_a_flow_that_is_off_keeps_no_timetable(world: World) -> None:
    changed = json.loads(json.dumps(FLOW))
    changed["body"]["nodes"][0] = node("start", "start_timer", {"cron": "0 9 * * *", "values": {"problem": "broken"}})
    changed["body"]["edges"][0] = edge("start", "check")
    publish(world.db, changed)
    assert count(world, job, kind="flow_schedule", status="ready") == 1
    publish(world.db, off(changed))
    assert count(world, job, kind="flow_schedule", status="ready") == 0


def test_what_a_form_says_while_it_is_off_must_be_words_in_a_place_of_its_own(world: World) -> None:
    with pytest.raises(BadBundle) as refused:
        publish(world.db, off(TICKET, closed="closed"))
    assert [each.pointer for each in refused.value.problems] == ["/body/closed"]


def test_cases_are_played_as_if_what_is_off_were_on() -> None:
    """Otherwise nobody could publish a form or a flow that is off for now."""
    submit = {"submit": {"form": "ticket", "as": "buyer", "data": {"problem": "late"}, "call": "t"}}
    steps = [submit, {"expect": {"on": "t", "open": ["check"], "flow": "running"}}]
    case = {"id": "c", "name": words("c"), "at": "2026-11-11T10:00:00+08:00", "steps": steps}
    assert gate(read_bundle(files(off(TICKET, closed=HOLIDAY), off(FLOW), cases=[case])), ()) == []
