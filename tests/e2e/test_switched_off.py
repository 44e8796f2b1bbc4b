"""A form and a flow are switched off in the designer: the buyer reads why, and on again all is as before."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import expect

from tests.e2e.conftest import Meet
from tests.e2e.demo import Colleague
from tests.e2e.server import PASSWORD, Server
from tests.e2e.visitor import Visitor

pytestmark = pytest.mark.e2e
HOLIDAY = ("春节期间暂停受理，初八恢复", "Closed for the holidays")


def switch(admin: Visitor, path: str) -> None:
    """Press the switch of a form or a flow, and publish that."""
    admin.go(path)
    admin.page.locator("[data-setting=enabled] button").first.click()
    expect(admin.page.get_by_role("button", name="撤销")).to_be_enabled()


def publish(admin: Visitor) -> None:
    """What is drawn is kept when its page is left; publishing waits for the check."""
    admin.page.keyboard.press("Control+s")
    expect(admin.page.get_by_text("已保存", exact=True)).to_be_visible()
    admin.go("/designer/after_sales/publish")
    now = admin.page.get_by_role("button", name="立即发布")
    expect(now).to_be_enabled(timeout=60_000)
    now.click()
    admin.see("全部改动已发布")


def test_a_form_that_is_switched_off_tells_the_buyer_why_and_one_click_opens_it_again(
    own_demo_server: Server, meet: Meet
) -> None:
    admin, buyer = meet(own_demo_server), meet(own_demo_server, phone=True)
    admin.go("/login")
    admin.sign_in("admin", PASSWORD)
    switch(admin, "/designer/after_sales/form/return_refund")
    for box, words in zip(admin.page.locator("[data-setting=closed] textarea").all(), HOLIDAY, strict=True):
        box.fill(words)
    admin.picture("switched-off", whole=False)
    publish(admin)

    buyer.go("/f/return_refund")
    buyer.see(HOLIDAY[0])
    expect(buyer.page.get_by_role("button", name="提交")).to_have_count(0)
    admin.go("/forms/return_refund/new")
    admin.see(HOLIDAY[0])
    admin.picture("nothing-new")

    switch(admin, "/designer/after_sales/form/return_refund")
    publish(admin)
    buyer.go("/f/return_refund")
    expect(buyer.page.get_by_role("button", name="提交")).to_be_visible()


def test_a_flow_that_is_switched_off_begins_for_no_new_ticket(own_demo_server: Server, meet: Meet) -> None:
    admin = meet(own_demo_server)
    admin.go("/login")
    admin.sign_in("admin", PASSWORD)
    switch(admin, "/designer/after_sales/flow/return_refund")
    admin.see(re.compile("停用|不再"))
    publish(admin)
    ticket = Colleague(own_demo_server).new_return()
    admin.go(ticket.page)
    expect(admin.heading(re.compile(ticket.number))).to_be_visible()
    expect(admin.heading("客服审核")).to_have_count(0)
    admin.picture("no-flow")
