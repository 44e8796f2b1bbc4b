"""Where a ticket's time went, and which ways tickets took, over HTTP."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from tests.web.conftest import NOON, Person, Shop


def test_a_ticket_tells_how_long_each_step_waited_and_was_worked_on(
    shop: Shop, admin: Person, complain: Callable[..., Any]
) -> None:
    made = complain()
    anna = shop.hire("anna", "vip_service", "service")
    [task] = anna.get(f"/records/{made['id']}")["tasks"]
    shop.clock.now = NOON + 100
    anna.post(f"/tasks/{task['id']}/claim", {})
    shop.clock.now = NOON + 160
    anna.post(f"/tasks/{task['id']}/decline", {"comment": "no"})
    found = anna.get(f"/records/{made['id']}/trace")
    [review] = [each for each in found["items"] if each["node"] == "review"]
    assert (review["wait"], review["work"], review["seconds"], review["exit"]) == (100, 60, 160, "decline")
    assert found["nodes"][0]["node"] == "review"
    assert sum(each["share"] for each in found["nodes"]) <= 1.000001
    assert sum(each["seconds"] for each in found["items"]) == found["seconds"]
    assert found["rework"] == 0
    shop.hire("far", "warehouse").refused(404, "GET", "/records/999999/trace")


def test_the_ways_of_many_tickets_are_counted_by_those_who_may_look_at_definitions(
    shop: Shop, admin: Person, complain: Callable[..., Any]
) -> None:
    assert admin.get("/flows/return_refund/variants") == {"total": 0, "variants": 0, "rework": 0, "items": []}
    admin.refused(404, "GET", "/flows/nothing/variants")
    shop.hire("anna", "service").refused(403, "GET", "/flows/return_refund/variants")
