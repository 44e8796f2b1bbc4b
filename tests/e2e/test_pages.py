"""Every page in both languages: nothing left in the other one, nothing that shuts somebody out."""

import re
from pathlib import Path

import pytest
from playwright.sync_api import Locator, expect

from engines.documents.registry import DOCUMENTS
from tests.e2e.axe import violations
from tests.e2e.conftest import Meet
from tests.e2e.demo import Colleague, Ticket, designers, public_pages, staff_pages
from tests.e2e.drawing_rules import a_table
from tests.e2e.leftovers import Leftovers
from tests.e2e.server import PASSWORD, Server
from tests.e2e.visitor import Visitor

pytestmark = pytest.mark.e2e
TABS = 150  # more stops than any page has
ROUTER = Path(__file__).parents[2] / "builder_ui" / "src" / "app" / "router.tsx"


@pytest.fixture(scope="module")
def ticket(demo_server: Server) -> Ticket:
    """A return that a colleague has just entered."""
    return Colleague(demo_server).new_return()


@pytest.mark.parametrize("language", ["zh", "en"])
def test_every_page_keeps_to_its_language_and_shuts_nobody_out(
    language: str, demo_server: Server, meet: Meet, ticket: Ticket
) -> None:
    buyer, admin = meet(demo_server, phone=True), meet(demo_server)
    for visitor in (buyer, admin):
        visitor.go("/login")
        if language == "en":
            visitor.speak_english()
    found = faults(admin, {"sign-in": "/login"}) + faults(buyer, public_pages(ticket))
    admin.sign_in("admin", PASSWORD)
    found += faults(admin, staff_pages(ticket))
    assert not found, "\n".join(found)


@pytest.mark.deep
@pytest.mark.parametrize("language", ["zh", "en"])
def test_every_designer_keeps_to_its_language_and_shuts_nobody_out(
    language: str, demo_server: Server, meet: Meet
) -> None:
    colleague = Colleague(demo_server)
    colleague.new_notice()
    colleague.new_connector()
    admin = meet(demo_server)
    admin.go("/login")
    if language == "en":
        admin.speak_english()
    admin.sign_in("admin", PASSWORD)
    a_table(admin)
    found = faults(admin, designers())
    assert not found, "\n".join(found)


def test_no_address_of_the_house_is_left_out() -> None:
    unknown = Ticket("", "/records/1", "/t/token")
    visited = ["/login", *public_pages(unknown).values(), *staff_pages(unknown).values(), *designers().values()]
    paths = {address.partition("?")[0] for address in visited}
    addresses = re.findall(r"path: '([^'*]+)'", ROUTER.read_text(encoding="utf-8"))
    assert len(addresses) > 25
    patterns = {address: re.sub(r":\w+", "[^/]+", f"/{address}") for address in addresses}
    assert [
        address for address, pattern in patterns.items() if not any(re.fullmatch(pattern, path) for path in paths)
    ] == []


def test_every_kind_of_document_has_a_page_where_it_is_drawn() -> None:
    drawn = re.findall(r"path: 'designer/:bundle/(\w+)/:key'", ROUTER.read_text(encoding="utf-8"))
    assert set(drawn) == set(DOCUMENTS)


HOLDER = """async ([number, password]) => {
    const read = async (path) => (await fetch('/api/v1' + path)).json()
    const { csrf } = await read('/session')
    const task = (await read('/tasks?scope=all')).items.find((each) => each.record.number === number)
    const holder = (await read('/users')).items.find((each) => each.id === task.user.id)
    const headers = { 'X-CSRF-Token': csrf, 'Content-Type': 'application/json' }
    const body = JSON.stringify({ password })
    await fetch(`/api/v1/users/${holder.id}/password`, { method: 'POST', headers, body })
    return holder.username
}"""


def test_a_task_is_finished_without_a_mouse(demo_server: Server, meet: Meet, ticket: Ticket) -> None:
    admin = meet(demo_server)
    admin.go("/login")
    admin.sign_in("admin", PASSWORD)
    name = admin.page.evaluate(HOLDER, [ticket.number, PASSWORD])  # routing has given the ticket to somebody
    kim = meet(demo_server)
    kim.go("/login")
    tab_to(kim, kim.page.get_by_label("用户名"))
    kim.page.keyboard.type(name)
    tab_to(kim, kim.page.get_by_label(re.compile("^密码")))
    kim.page.keyboard.type(PASSWORD)
    kim.page.keyboard.press("Enter")
    expect(kim.heading(re.compile("你好"))).to_be_visible()
    kim.settled()

    tab_to(kim, kim.page.get_by_role("link", name="跳到正文"))
    kim.page.keyboard.press("Enter")
    row = kim.page.get_by_role("listitem").filter(has_text=ticket.number)
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
    admin.go("/login")
    admin.sign_in("admin", PASSWORD)
    admin.go("/forms/customer/new")
    admin.choose("会员等级", "金卡")
    expect(admin.page.get_by_text("金卡").locator("visible=true")).to_be_visible()


def test_on_a_phone_the_tickets_come_before_the_filters(demo_server: Server, meet: Meet) -> None:
    admin = meet(demo_server, phone=True)
    admin.go("/login")
    admin.fill("用户名", "admin")
    admin.fill(re.compile("^密码"), PASSWORD)
    admin.press("登录")
    expect(admin.heading(re.compile("你好"))).to_be_visible()
    admin.go("/forms/return_refund")
    priority = admin.page.get_by_role("combobox", name="优先级")
    expect(priority).to_have_count(0)
    admin.press("筛选")
    admin.choose("优先级", "紧急")
    admin.see("筛选（1）")
    admin.settled()
    assert violations(admin.page) == []
    admin.picture("filters", whole=False)
    admin.press("筛选（1）")
    expect(priority).to_have_count(0)
    expect(admin.page).to_have_url(re.compile("priority=urgent"))


def faults(visitor: Visitor, pages: dict[str, str]) -> list[str]:
    """What is wrong on each of these pages, one line for each thing; each page is also kept as a picture."""
    leftovers = Leftovers(visitor.page)
    found = []
    for name, path in pages.items():
        visitor.go(path)
        views = visitor.page.locator(".studio-head .ant-segmented-item")
        for view in range(max(1, views.count())):
            if view:
                views.nth(view).click()
                visitor.settled()
            told = f"{name}-{view}" if view else name
            visitor.picture(told)
            found += [f"{told}: {fault}" for fault in violations(visitor.page)]
            if visitor.speaks_english:
                found += [f"{told}: left in Chinese: {text}" for text in leftovers.on_the_page()]
    return found


def tab_to(visitor: Visitor, target: Locator) -> None:
    """Press Tab until this has the focus: it must be on the way of the keyboard."""
    expect(target).to_be_visible()
    for _ in range(TABS):
        visitor.page.keyboard.press("Tab")
        if target.evaluate("element => element === document.activeElement"):
            return
    raise AssertionError(f"the keyboard never comes to {target}")
