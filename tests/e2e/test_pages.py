"""Every page in both languages: nothing left in the other one, nothing that shuts somebody out."""

import re

import pytest
from playwright.sync_api import Locator, expect

from tests.e2e.axe import violations
from tests.e2e.conftest import Meet
from tests.e2e.demo import Colleague, Ticket, public_pages, staff_pages
from tests.e2e.leftovers import Leftovers
from tests.e2e.server import PASSWORD, Server
from tests.e2e.visitor import Visitor

pytestmark = pytest.mark.e2e
TABS = 150  # more stops than any page has


@pytest.fixture(scope="module")
def ticket(demo_server: Server) -> Ticket:
    """A return that a colleague has just entered."""
    return Colleague(demo_server).new_return()


@pytest.mark.parametrize("language", ["zh", "en"])
def test_no_page_shuts_anybody_out(language: str, demo_server: Server, meet: Meet, ticket: Ticket) -> None:
    found = {}
    buyer, admin = meet(demo_server, phone=True), meet(demo_server)
    for visitor, pages in ((buyer, public_pages(ticket)), (admin, {"sign-in": "/login"})):
        visitor.go(next(iter(pages.values())))
        if language == "en":
            visitor.speak_english()
        found |= faults(visitor, pages)
    admin.sign_in("admin", PASSWORD)
    found |= faults(admin, staff_pages(ticket))
    assert not found, "\n".join(f"{name}: {fault}" for name, all_of_it in found.items() for fault in all_of_it)


def test_english_pages_have_no_chinese_left_over(demo_server: Server, meet: Meet, ticket: Ticket) -> None:
    found = {}
    buyer, admin = meet(demo_server, phone=True), meet(demo_server)
    for visitor in (buyer, admin):
        visitor.go("/login")
        visitor.speak_english()
    admin.sign_in("admin", PASSWORD)
    for visitor, pages in ((buyer, public_pages(ticket)), (admin, staff_pages(ticket))):
        leftovers = Leftovers(visitor.page)
        for name, path in pages.items():
            visitor.go(path)
            found[name] = leftovers.on_the_page()
    assert not any(found.values()), "\n".join(f"{name}: {texts}" for name, texts in found.items() if texts)


def test_a_task_is_finished_without_a_mouse(demo_server: Server, meet: Meet, ticket: Ticket) -> None:
    demo_server.add_staff({"kim": ("--name", "小金", "--group", "service")})
    kim = meet(demo_server)
    kim.go("/login")
    tab_to(kim, kim.page.get_by_label("用户名"))
    kim.page.keyboard.type("kim")
    tab_to(kim, kim.page.get_by_label(re.compile("^密码")))
    kim.page.keyboard.type(PASSWORD)
    kim.page.keyboard.press("Enter")
    expect(kim.heading("小金，你好")).to_be_visible()
    kim.settled()

    tab_to(kim, kim.page.get_by_role("link", name="跳到正文"))
    kim.page.keyboard.press("Enter")
    row = kim.page.get_by_role("listitem").filter(has_text=ticket.number)
    tab_to(kim, row.get_by_role("button", name="领取"))
    kim.page.keyboard.press("Enter")
    expect(row.get_by_role("button", name="领取")).to_have_count(0)
    tab_to(kim, row.get_by_role("link"))
    kim.page.keyboard.press("Enter")
    task = kim.page.get_by_role("article", name="客服审核")
    tab_to(kim, task.get_by_label("审核意见"))
    kim.page.keyboard.type("同意")
    kim.picture("keyboard", whole=False)
    tab_to(kim, task.get_by_role("button", name="通过"))
    kim.page.keyboard.press("Enter")
    expect(kim.page.get_by_role("article", name="财务预审")).to_be_visible()


def test_lists_open_where_they_can_be_seen_by_whoever_wants_less_motion(demo_server: Server, meet: Meet) -> None:
    admin = meet(demo_server)
    admin.page.emulate_media(reduced_motion="reduce")
    admin.go("/login")
    admin.sign_in("admin", PASSWORD)
    admin.go("/forms/customer/new")
    admin.choose("会员等级", "金卡")
    expect(admin.page.get_by_text("金卡").locator("visible=true")).to_be_visible()


def faults(visitor: Visitor, pages: dict[str, str]) -> dict[str, list[str]]:
    """What is wrong on each of these pages; each is also kept as a picture."""
    found = {}
    for name, path in pages.items():
        visitor.go(path)
        visitor.picture(name)
        found[name] = violations(visitor.page)
    return {name: faults for name, faults in found.items() if faults}


def tab_to(visitor: Visitor, target: Locator) -> None:
    """Press Tab until this has the focus: it must be on the way of the keyboard."""
    expect(target).to_be_visible()
    for _ in range(TABS):
        visitor.page.keyboard.press("Tab")
        if target.evaluate("element => element === document.activeElement"):
            return
    raise AssertionError(f"the keyboard never comes to {target}")
