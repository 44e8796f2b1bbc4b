"""Flows that begin on a schedule: one ticket for each time, missed ones made up for once, refusals put to a person."""

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest

from app.jobs.kind import Tools
from app.models import job, record
from app.operations.submit_form import submit_form
from app.runner.world import World
from app.settings import Settings
from tests.app.drain import drain
from tests.app.rows import rows
from tests.app.tiny import FLOW, HOUR, NOW, edge, house, node, publish


def daily(values: dict[str, Any], of: str = "start_timer") -> dict[str, Any]:
    begin = {"cron": "0 12 * * *", "values": values} if of == "start_timer" else {}
    nodes = [node("start", of, begin), node("keep", "set_fields", {"values": {}, "status": "busy"}), node("end", "end")]
    return {**FLOW, "body": {**FLOW["body"], "nodes": nodes, "edges": [edge("start", "keep"), edge("keep", "end")]}}


@pytest.fixture
def shop(database_url: str) -> Iterator[World]:
    made = house(database_url)
    publish(made.db, daily({"problem": "late", "qty": 2}))
    yield made
    made.db.close()


def opened(shop: World) -> list[Any]:
    return rows(shop, record, form="ticket")


def test_at_each_time_one_ticket_is_opened_and_its_flow_runs(shop: World) -> None:
    shop.until(NOW + 2 * HOUR - 1)
    assert opened(shop) == []
    shop.until(NOW + 26 * HOUR)
    assert [(each.data["qty"], each.status, each.created_at) for each in opened(shop)] == [
        (2, "busy", NOW + 2 * HOUR),
        (2, "busy", NOW + 26 * HOUR),
    ]
    assert [each.origin_key for each in opened(shop)] == [f"cron:ticket:{NOW + hours * HOUR}" for hours in (2, 26)]


def test_times_that_were_missed_make_one_ticket(shop: World) -> None:
    shop.now += 5 * 24 * HOUR
    publish(shop.db, daily({"problem": "late"}))
    shop.settle()
    assert len(opened(shop)) == 1
    [waiting] = [each for each in rows(shop, job, kind="flow_schedule") if each.status == "ready"]
    assert waiting.due_at == NOW + 5 * 24 * HOUR + 2 * HOUR


def test_of_four_runners_one_opens_the_ticket(shop: World) -> None:
    tools = Tools(shop.db, Settings())
    with ThreadPoolExecutor(4) as threads:
        list(threads.map(lambda _: drain(tools, NOW + 2 * HOUR, (shop.db.queue,)), range(4)))
    assert len(opened(shop)) == 1


def test_a_ticket_opened_by_hand_begins_there_too(shop: World) -> None:
    made = submit_form(shop.db, "ticket", {"problem": "broken"}, shop.person("anna"), shop.now)
    assert shop.record(made.id).status == "busy"


def test_a_form_that_wants_more_puts_the_job_before_a_person_and_the_schedule_goes_on(shop: World) -> None:
    publish(shop.db, daily({"qty": 2}))
    drain(Tools(shop.db, Settings()), NOW + 2 * HOUR, (shop.db.queue,))
    [start] = rows(shop, job, kind="flow_start")
    assert start.status == "dead"
    assert "/data/problem" in start.last_error
    assert [each.due_at for each in rows(shop, job, kind="flow_schedule")] == [NOW + 26 * HOUR]
    assert opened(shop) == []


def test_a_flow_that_no_longer_has_a_schedule_opens_nothing(shop: World) -> None:
    publish(shop.db, daily({}, "start"))
    shop.until(NOW + 30 * HOUR)
    assert opened(shop) == []
    assert [each.status for each in rows(shop, job, kind="flow_schedule")] == ["cancelled"]
