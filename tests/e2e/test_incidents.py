"""What is stuck, looked at and mended by an administrator: the three ways out, at a desk and on a phone."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from app import clock
from app.actor import SYSTEM
from app.db import Database
from app.live import live
from app.operations.act_on_task import act_on_task
from app.operations.create_user import create_user
from app.operations.submit_form import submit_form
from app.people import actor_of
from tests.app.test_incidents import without_instant
from tests.app.tiny import publish
from tests.e2e.axe import violations
from tests.e2e.conftest import Meet
from tests.e2e.server import PASSWORD, Server
from tests.e2e.visitor import DESK, PHONE, Visitor

pytestmark = pytest.mark.e2e


def three_get_stuck(server: Server) -> None:
    """Tickets whose flow waits for an instant that nobody has given."""
    db = Database(f"sqlite:///{server.folder}/data/gongdan.sqlite")
    publish(db, without_instant())
    create_user(db, "anna", SYSTEM, clock.now(), groups=["desk"])
    with db.read() as conn:
        anna = actor_of(conn, live(db, conn), username="anna")
    assert anna is not None
    for _ in range(3):
        made = submit_form(db, "ticket", {"problem": "broken", "price": 1200}, SYSTEM, clock.now()).id
        act_on_task(db, f"{made}-2", "ok", anna, clock.now(), data={"answer": "yes"})
    db.close()


def test_what_is_stuck_is_mended_tried_again_and_skipped(empty_server: Server, meet: Meet) -> None:
    three_get_stuck(empty_server)
    admin = meet(empty_server)
    admin.go("/login")
    admin.sign_in("admin", PASSWORD)
    admin.speak_english()
    admin.page.get_by_role("link", name="Incidents").click()
    admin.settled()
    cards = admin.page.locator(".incident")
    expect(cards).to_have_count(3)
    expect(cards.first).to_contain_text("the instant to wait for has no value")
    expect(cards.first).to_contain_text('is stuck at "pause"')
    admin.picture("incidents")
    assert violations(admin.page) == []
    fits_a_phone(admin)

    cards.first.get_by_role("button", name="Mend and try again").click()
    drawer = admin.page.locator(".incident-mend")
    drawer.get_by_label("moved_at").fill("2030-01-01 10:00")
    drawer.get_by_label("moved_at").press("Tab")  # Enter may save at once
    admin.picture("mend", whole=False)
    assert violations(admin.page) == []
    drawer.get_by_role("button", name="Save and try again").click()
    expect(cards).to_have_count(2)

    cards.first.get_by_role("button", name="Skip this step").click()
    admin.picture("skip", whole=False)
    admin.page.get_by_role("dialog").get_by_role("button", name="Skip this step").click()
    expect(cards).to_have_count(1)
    cards.first.get_by_role("button", name="Try again", exact=True).click()
    expect(cards).to_have_count(1)  # nothing was mended, so it is stuck anew
    admin.page.get_by_text("All", exact=True).click()
    expect(cards).to_have_count(4)


def fits_a_phone(admin: Visitor) -> None:
    admin.page.set_viewport_size(PHONE)
    assert admin.page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth") <= 0
    admin.picture("phone")
    assert violations(admin.page) == []
    admin.page.set_viewport_size(DESK)
