"""One complaint's whole way over HTTP, and the shape of every answer on it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from tests.web.conftest import Person, Shop

Complain = Callable[..., dict[str, Any]]

ANSWERS = {"inspection_result": "passed", "refund_ref": "R-1"}


def only_task(person: Person, node: str) -> dict[str, Any]:
    """The one open task at this node that the person can see."""
    [found] = [each for each in person.get("/tasks", scope="all")["items"] if each["node"] == node]
    return found


def worked_off(*people: Person) -> None:
    """All that waits for these people is done: every item ticked, the first way out taken."""
    while waiting := [
        (one, task) for one in people for task in one.get("/tasks", scope="all")["items"] if task["mine"]
    ]:
        person, task = waiting[0]
        data = {field["id"]: ANSWERS[field["id"]] for field in task["fields"] if field["id"] in ANSWERS}
        ticks = [item["id"] for item in task["checklist"]]
        person.post(f"/tasks/{task['id']}/{task['actions'][0]['id']}", {"data": data, "ticks": ticks})


def test_a_complaint_goes_from_the_public_form_to_the_rating(shop: Shop, admin: Person, complain: Complain) -> None:
    anna, wei, fang = (
        shop.hire(*who) for who in (("anna", "service", "vip_service"), ("wei", "warehouse"), ("fang", "finance"))
    )
    submitted = complain()
    link = submitted["link"].removeprefix("/t/")
    buyer = shop.nobody()
    page = buyer.get(f"/progress/{link}")
    assert page["number"] == submitted["number"]
    assert page["status"]["category"] == "new"
    filled = {each["id"]: each["text"] for each in page["data"]}
    assert filled["phone"] == "138****0001"

    task = only_task(anna, "review")
    assert task["record"]["id"] == submitted["id"]
    assert task["user"]["name"] == "anna"  # the routing policy has given the ticket to her
    assert [each["id"] for each in anna.get("/tasks", scope="mine")["items"]] == [task["id"]]
    anna.post(f"/tasks/{task['id']}/accept", {"comment": "looks right"})
    assert anna.refused(409, "POST", f"/tasks/{task['id']}/accept", {})["code"] == "task_closed"

    anna.post(f"/records/{submitted['id']}/messages", {"body": "We are on it", "internal": False})
    anna.post(f"/records/{submitted['id']}/messages", {"body": "A regular customer", "internal": True})
    said = [each["body"] for each in buyer.get(f"/progress/{link}")["messages"]]
    assert "We are on it" in said
    assert "A regular customer" not in said
    buyer.post(f"/progress/{link}/messages", {"body": "Thank you"})
    assert "Thank you" in [each["body"] for each in anna.get(f"/records/{submitted['id']}/messages")["items"]]

    worked_off(wei, fang)
    asked = buyer.get(f"/progress/{link}")["task"]
    assert [field["id"] for field in asked["fields"]][:1] == ["rating"]
    action = asked["actions"][0]["id"]
    done = buyer.post(f"/progress/{link}/tasks/{asked['id']}/{action}", {"data": {"rating": 5}})
    assert done["status"]["category"] == "closed"
    assert done["task"] is None

    ticket = admin.get(f"/records/{submitted['id']}")
    assert ticket["data"]["rating"] == 5
    assert ticket["flow"]["status"] == "ended"
    assert {node["state"] for node in ticket["flow"]["nodes"]} <= {"done", "skipped"}
    told = [each["text"]["en"] for each in admin.get(f"/records/{submitted['id']}/events")["items"]]
    assert 'chose "Accept" at "Service review": looks right' in told


def test_the_list_the_ticket_and_the_dashboard_agree(shop: Shop, admin: Person, complain: Complain) -> None:
    first, second = complain(), complain(refund_amount=59900)
    page = admin.get("/records", form="return_refund")
    assert page["total"] == 2
    assert [row["id"] for row in page["items"]] == [second["id"], first["id"]]
    row = page["items"][0]
    assert row["title"] == "A100 · No reason (7 days)"
    assert row["shown"]["refund_amount"] == "¥599.00"
    assert row["shown"]["customer"] == "王芳"
    ticket = admin.get(f"/records/{second['id']}")
    assert ticket["customer"]["title"] == "王芳"
    assert ticket["refs"]["order"]["title"] == "A100"
    assert {name: ticket[name] for name in row} == row
    [board, *_] = admin.get("/dashboards")["items"]
    cards = admin.get(f"/dashboards/{board['key']}")["cards"]
    reports = {card["report"]: admin.get(f"/reports/{card['report']}") for card in cards}
    assert all(report["figure"]["data"] is not None for report in reports.values())
    assert {report["key"] for report in admin.get("/reports")["items"]} >= set(reports)
    assert reports["returns_today"]["rows"] == [{"count": 2}]
