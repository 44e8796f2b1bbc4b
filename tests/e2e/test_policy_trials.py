"""Service policies and calendars are tried on the last tickets while they are drawn, and explained for each."""

from __future__ import annotations

import json
import re
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import expect

from tests.e2e.axe import violations
from tests.e2e.conftest import ADMIN, RESULTS, Meet
from tests.e2e.server import PASSWORD, Server, serve
from tests.e2e.visitor import DESK, PHONE, Visitor

pytestmark = pytest.mark.e2e
TEMPLATES = Path(__file__).parents[2] / "seed_configs"
SMALL = {"width": 1024, "height": 768}
PAGES = {
    "sla": ("after_sales/sla/returns_promise", "首次响应"),
    "escalation": ("after_sales/escalation/returns_ladder", "等待首次响应（第 1 级）"),
    "routing": ("after_sales/routing/returns_desk", "组"),
    "priority": ("after_sales/priority/returns_urgency", "会员等级"),
    "calendar": ("commerce/calendar/service_desk", "解决"),
}


@pytest.fixture(scope="module")
def shop(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """A server with some tickets, on which policies may be drawn."""
    folder = tmp_path_factory.mktemp("policies")
    with serve(folder, RESULTS / "policies-server.log", ADMIN, ("demo", "--tickets", "24", "--days", "7")) as server:
        yield server


@pytest.fixture
def admin(shop: Server, meet: Meet) -> Visitor:
    visitor = meet(shop)
    visitor.go("/login")
    visitor.sign_in("admin", PASSWORD)
    return visitor


@pytest.mark.parametrize("kind", PAGES)
def test_a_policy_is_tried_and_explained(kind: str, admin: Visitor) -> None:
    address, line = PAGES[kind]
    admin.go(f"/designer/{address}")
    admin.press("试算")  # the one beside the settings leads to the answer
    card = admin.page.locator("#policy-trial")
    expect(card).to_be_focused()
    expect(card.locator(".tryout-sum")).to_contain_text(re.compile(r"^\d+ 张中有 \d+ 张"))
    rows = card.locator(".tryout-items > li")
    expect(rows.first).to_be_visible()
    chip = card.locator(".tryout-chip").last
    many = int(chip.locator("b").inner_text())
    chip.click()
    expect(chip).to_have_attribute("aria-pressed", "true")
    expect(rows).to_have_count(min(many, 20))
    rows.get_by_role("button", name=re.compile("为什么")).first.click()
    drawer = admin.page.get_by_role("dialog")
    expect(drawer.locator(".tryout-lines")).to_contain_text(line)
    if kind == "escalation":
        drawer.get_by_role("button", name="逐项条件").first.click()
        expect(drawer.locator(".atoms li").first).to_be_visible()
    admin.picture(f"why-{kind}", whole=False)
    assert violations(admin.page) == []
    admin.page.keyboard.press("Escape")
    expect(drawer).to_have_count(0)


def test_what_is_not_saved_yet_is_tried_and_a_mistake_names_its_place(admin: Visitor) -> None:
    admin.go("/designer/after_sales/sla/returns_promise")
    admin.press("添加一行")
    admin.expects(422, "/api/v1/policies/try")
    admin.press("在最近 200 张工单上试算")
    wrong = admin.page.locator(".tryout-mistakes li").first
    expect(wrong).to_contain_text("这一行没有任何时限")
    wrong.get_by_role("button", name="时限").click()
    expect(admin.page.locator("[data-part=targets]")).to_be_focused()
    admin.page.keyboard.press("Control+z")
    admin.press("在最近 200 张工单上试算")
    expect(admin.page.locator(".tryout-sum")).to_be_visible()
    expect(admin.page.locator(".tryout-mistakes")).to_have_count(0)


def test_a_calendar_is_asked_when_so_much_working_time_has_passed(admin: Visitor) -> None:
    admin.go("/designer/commerce/calendar/china_office")
    asked = admin.page.get_by_role("region", name="问一问这份日历")
    asked.get_by_label("从").fill("2026-09-30T17:00")
    admin.press("算一算", within=asked)
    expect(asked.locator(".tryout-sum")).to_have_text("到 2026-10-08 17:30")
    closed = asked.locator(".stretch-closed")
    expect(closed.first).to_contain_text("国庆")
    admin.picture("asked", whole=False)


def test_previews_count_working_time_by_the_application_s_calendars(
    admin: Visitor, shop: Server, tmp_path: Path
) -> None:
    folder = Path(shutil.copytree(TEMPLATES / "after_sales", tmp_path / "after_sales"))
    file = folder / "form" / "logistics_exception.json"
    form = json.loads(file.read_text())
    later = {"business_add": [{"now": []}, "8h", "service_desk"]}
    worked = {"business_minutes": [later, {"now": []}, "service_desk"]}
    config = {"expression": worked, "shown_as": "number"}
    form["body"]["fields"].append({"id": "worked", "type": "formula", "label": {"zh": "工作分钟"}, "config": config})
    file.write_text(json.dumps(form))
    shop.run("import", str(folder))
    for page, view, place in (("form", 2, ".preview"), ("flow", 2, ".simulate")):
        admin.go(f"/designer/after_sales/{page}/logistics_exception")
        admin.page.locator(".studio-head .ant-segmented-item").nth(view).click()
        expect(admin.page.locator(place)).to_contain_text(re.compile(r"工作分钟\s*480"))


@pytest.mark.deep
@pytest.mark.parametrize("kind", PAGES)
def test_the_trials_shut_nobody_out(kind: str, shop: Server, meet: Meet) -> None:
    admin = meet(shop)
    admin.go("/login")
    admin.speak_english()
    admin.sign_in("admin", PASSWORD)
    admin.go(f"/designer/{PAGES[kind][0]}")
    admin.press("Try on the last 200 tickets")
    expect(admin.page.locator(".tryout-items > li").first).to_be_visible()
    found = []
    for size in (DESK, SMALL, PHONE):
        admin.page.set_viewport_size(size)
        admin.settled()
        admin.page.locator("#policy-trial").scroll_into_view_if_needed()
        admin.picture(f"{kind}-{size['width']}", whole=False)
        wide = admin.page.evaluate("document.documentElement.scrollWidth")
        found += [f"{kind} {size['width']}: {fault}" for fault in violations(admin.page)]
        assert wide <= size["width"], f"{kind} is {wide} wide at {size['width']}"
    assert not found, "\n".join(found)
