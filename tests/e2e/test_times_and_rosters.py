"""Where the time went, at a ticket and at a flow; the people of the house on a phone, with every button in reach."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import expect

from tests.e2e.axe import violations
from tests.e2e.conftest import Meet
from tests.e2e.server import PASSWORD, Server
from tests.e2e.visitor import PHONE

pytestmark = pytest.mark.e2e


def test_a_ticket_and_a_flow_tell_where_the_time_went(demo_server: Server, meet: Meet) -> None:
    admin = meet(demo_server)
    admin.go("/login")
    admin.sign_in("admin", PASSWORD)
    closed = admin.page.request.get("/api/v1/records?form=return_refund&category=closed&limit=1").json()["items"][0]
    admin.go(f"/records/{closed['id']}")
    admin.press("时间花在哪")
    dialog = admin.page.get_by_role("dialog")
    expect(dialog.get_by_role("listitem").first).to_contain_text("客服审核")
    admin.see(re.compile("^各步骤一共"))
    assert violations(admin.page) == []
    admin.page.keyboard.press("Escape")
    expect(dialog).to_have_count(0)

    admin.go("/designer/after_sales/flow/return_refund")
    admin.press("工单实际走过的路径")
    ways = admin.page.get_by_role("dialog").get_by_role("listitem")
    expect(ways.first).to_contain_text("一半在")
    shares = [int(found) for found in re.findall(r"（(\d+)%）", " ".join(ways.all_inner_texts()))]
    assert shares == sorted(shares, reverse=True)
    assert violations(admin.page) == []
    admin.picture("ways", whole=False)


def test_on_a_phone_every_button_for_a_colleague_is_in_reach(demo_server: Server, meet: Meet) -> None:
    admin = meet(demo_server)
    admin.go("/login")
    admin.sign_in("admin", PASSWORD)
    admin.page.set_viewport_size(PHONE)
    admin.go("/people")
    people = admin.page.get_by_role("list", name="成员")
    for button in people.get_by_role("listitem").first.get_by_role("button").all():
        box = button.bounding_box()
        assert box
        assert box["x"] >= 0
        assert box["x"] + box["width"] <= PHONE["width"]
        assert min(box["width"], box["height"]) >= 40
    assert admin.page.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]
    assert violations(admin.page) == []
    people.get_by_role("button", name=re.compile("^修改“")).first.click()
    expect(admin.page.get_by_role("dialog")).to_be_visible()
    admin.page.keyboard.press("Escape")
    admin.page.get_by_role("tab", name="派单").click()
    routing = admin.page.get_by_role("list", name="派单")
    expect(routing.get_by_role("button", name=re.compile("的派单资料$")).first).to_be_in_viewport()
    assert admin.page.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]
    assert violations(admin.page) == []
    admin.picture("routing")
