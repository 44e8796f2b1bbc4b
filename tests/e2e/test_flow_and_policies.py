"""The flow designer and the designers of policies shut nobody out: looked at in every size, by the checker too."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from tests.e2e.axe import violations
from tests.e2e.conftest import Meet
from tests.e2e.server import PASSWORD, Server
from tests.e2e.visitor import DESK, PHONE, Visitor

pytestmark = pytest.mark.e2e
SMALL = {"width": 1024, "height": 768}
FLOW = "/designer/after_sales/flow/return_refund"
POLICIES = (
    "commerce/calendar/service_desk",
    "after_sales/sla/returns_promise",
    "after_sales/escalation/returns_ladder",
    "after_sales/routing/returns_desk",
    "after_sales/priority/returns_urgency",
)
LANGUAGES = ["zh", pytest.param("en", marks=pytest.mark.deep)]


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_flow_designer_shuts_nobody_out(language: str, demo_server: Server, meet: Meet) -> None:
    admin = somebody(meet(demo_server), language)
    admin.go(FLOW)
    found = []
    for size in (DESK, SMALL, PHONE):
        admin.page.set_viewport_size(size)
        phone = size is PHONE
        view(admin, 0)
        admin.page.locator("#node-approve").click()
        expect(admin.page.locator(".panel [data-setting=approvers]")).to_be_visible()  # a phone opens it from below
        found += look(admin, "approval", size)
        if phone:
            admin.page.locator(".ant-drawer-close:visible").click()
            expect(admin.page.locator(".ant-drawer-content-wrapper:visible")).to_have_count(0)
        view(admin, 1)
        expect(admin.page.locator(".react-flow__node").first).to_be_visible()
        found += look(admin, "canvas", size)
        view(admin, 2)
        if phone:
            admin.press("模拟运行" if language == "zh" else "Try it")
        expect(admin.page.locator(".simulate")).to_be_visible()
        found += look(admin, "simulate", size)
    assert not found, "\n".join(found)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_designers_of_policies_shut_nobody_out(language: str, demo_server: Server, meet: Meet) -> None:
    admin = somebody(meet(demo_server), language)
    found = []
    for address in POLICIES:
        admin.go(f"/designer/{address}")
        expect(admin.page.locator(".studio-title h1")).to_be_visible()
        for size in (DESK, SMALL, PHONE):
            admin.page.set_viewport_size(size)
            found += look(admin, address.split("/")[1], size)
    assert not found, "\n".join(found)


def somebody(admin: Visitor, language: str) -> Visitor:
    admin.go("/login")
    if language == "en":
        admin.speak_english()
    admin.sign_in("admin", PASSWORD)
    return admin


def view(admin: Visitor, which: int) -> None:
    admin.page.locator(".studio-head .ant-segmented-item").nth(which).click()


def look(admin: Visitor, name: str, size: dict[str, int]) -> list[str]:
    admin.settled()
    admin.picture(f"{name}-{size['width']}", whole=False)
    return [f"{name} {size['width']}: {fault}" for fault in violations(admin.page)]
