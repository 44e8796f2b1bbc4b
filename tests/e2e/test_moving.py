"""Tickets under way move to another release on the page for it: looked at, mapped, moved, worked on, taken back."""

from __future__ import annotations

import json

import pytest
from playwright.sync_api import expect

from app import clock
from app.actor import SYSTEM
from app.db import Database
from app.operations.submit_form import submit_form
from tests.app.tiny import FLOW, edge, node, publish
from tests.e2e.axe import violations
from tests.e2e.conftest import Meet
from tests.e2e.server import PASSWORD, Server
from tests.e2e.visitor import DESK, PHONE

pytestmark = pytest.mark.e2e
PAGE = "/designer/tiny/flow/ticket/migrate"


def two_wait_under_an_old_release(server: Server) -> None:
    """Their step was renamed since, and got a time limit and a message on its border."""
    db = Database(f"sqlite:///{server.folder}/data/gongdan.sqlite")
    publish(db)
    for _ in range(2):
        submit_form(db, "ticket", {"problem": "broken", "price": 1200}, SYSTEM, clock.now())
    changed = json.loads(json.dumps(FLOW).replace('"check"', '"examine"'))
    late, paid = {"event": "timer", "after": 3600}, {"event": "message", "message": {"name": "paid"}}
    for name, event in (("late", late), ("paid", paid)):
        changed["body"]["nodes"].append(node(name, "boundary", event) | {"on": "examine"})
        changed["body"]["edges"].append(edge(name, "end"))
    publish(db, changed)
    db.close()


def test_tickets_are_moved_and_taken_back_on_the_page(empty_server: Server, meet: Meet) -> None:
    two_wait_under_an_old_release(empty_server)
    admin = meet(empty_server)
    admin.go("/login")
    admin.sign_in("admin", PASSWORD)
    admin.speak_english()
    admin.go(PAGE)
    admin.see("2 cannot")
    admin.see('the new release has no node "check"')
    admin.page.get_by_role("combobox", name="What “check” becomes").click()
    admin.page.get_by_title("examine").click()
    admin.see("2 can move")
    first = admin.page.locator(".migrate-items li").first
    expect(first).to_contain_text("check → examine")
    expect(first).to_contain_text("timer of late")
    expect(first).to_contain_text("paid waits for the message paid (key: T0001) from then on")
    for size in (DESK, PHONE):
        admin.page.set_viewport_size(size)
        admin.settled()
        assert violations(admin.page) == []
        admin.picture(f"moving-{size['width']}")
    admin.page.set_viewport_size(DESK)
    admin.press("Move them")
    admin.page.get_by_role("tooltip").get_by_role("button", name="Move them").click()
    past = admin.page.get_by_role("region", name="Earlier moves")
    expect(past).to_contain_text("2 moved")
    admin.see("No ticket is under way here")
    past.get_by_role("button", name="Take back").click()
    admin.page.get_by_role("tooltip").get_by_role("button", name="Take back").click()
    expect(past.get_by_role("button", name="Take back")).to_have_count(0)
    admin.see("2 can move")
    expect(past).to_contain_text("2 moved")
    admin.picture("taken-back")
    assert violations(admin.page) == []
