"""The free canvas by a real mouse: lines are drawn, led elsewhere and taken away, cards are moved; each is undone."""

from __future__ import annotations

from typing import Any

import httpx
import pytest
from playwright.sync_api import Locator, Page, expect

from tests.e2e.conftest import Meet
from tests.e2e.mouse import Point, box, carry, middle
from tests.e2e.server import PASSWORD, Server
from tests.e2e.visitor import Visitor

pytestmark = pytest.mark.e2e


def test_lines_and_cards_are_moved_by_mouse_and_each_step_is_undone(empty_server: Server, meet: Meet) -> None:
    a_flow_lies_there(empty_server.url)
    admin = meet(empty_server)
    admin.go("/login")
    admin.sign_in("admin", PASSWORD)
    admin.go("/designer/shop/flow/repair")
    admin.page.get_by_text("自由画布", exact=True).click()
    expect(card(admin.page, "look")).to_be_visible()
    admin.settled()
    a_card_is_put_and_connected(admin)
    a_line_is_led_elsewhere(admin)
    a_line_is_taken_away(admin)
    cards_are_moved_and_arranged(admin)
    admin.picture("canvas")
    while not admin.page.get_by_role("button", name="撤销").is_disabled():
        admin.page.get_by_role("button", name="撤销").click()
    expect_ways(admin.page, ["start out look", "look ok done", "look no refused"])


def a_card_is_put_and_connected(admin: Visitor) -> None:
    page = admin.page
    tile = page.get_by_role("complementary", name="节点库").get_by_role("button", name="等待", exact=True)
    pane = box(page.locator(".flow-canvas"))
    carry(page, middle(tile), (pane["x"] + pane["width"] - 260, pane["y"] + 180))
    expect(card(page, "delay_1")).to_be_visible()
    carry(page, middle(exit_of(page, "delay_1", "out")), middle(entry_of(page, "done")))
    expect_ways(page, ["start out look", "look ok done", "look no refused", "delay_1 out done"])
    undone_and_done_again(page, "delay_1 out done")


def a_line_is_led_elsewhere(admin: Visitor) -> None:
    """From the exit anew; then by the end of the line itself."""
    page = admin.page
    carry(page, middle(exit_of(page, "look", "ok")), middle(entry_of(page, "delay_1")))
    expect(way(page, "look ok delay_1")).to_have_count(1)
    expect(way(page, "look ok done")).to_have_count(0)
    page.keyboard.press("Control+z")
    expect(way(page, "look ok done")).to_have_count(1)
    end = way(page, "look no refused").locator(".react-flow__edgeupdater-target")
    x, y = middle(end)
    carry(page, (x, y - 8), middle(entry_of(page, "delay_1")))
    expect(way(page, "look no delay_1")).to_have_count(1)
    undone_and_done_again(page, "look no delay_1")
    admin.see("已保存")
    assert {"from": "look", "port": "no", "to": "delay_1"} in saved(page)["edges"]


def a_line_is_taken_away(admin: Visitor) -> None:
    page = admin.page
    page.mouse.click(*on(way(page, "look ok done")))
    expect(page.get_by_role("region", name="属性").get_by_role("heading", name="同意")).to_be_visible()
    page.keyboard.press("Delete")
    expect(way(page, "look ok done")).to_have_count(0)
    page.keyboard.press("Control+z")
    expect(way(page, "look ok done")).to_have_count(1)
    page.keyboard.press("Control+Shift+z")
    expect(way(page, "look ok done")).to_have_count(0)
    page.keyboard.press("Delete")
    expect(page.get_by_role("status").filter(has_text="的这个出口还没有连线")).to_be_attached()


def cards_are_moved_and_arranged(admin: Visitor) -> None:
    page = admin.page
    before, at = place(page, "done"), middle(card(page, "done"))
    carry(page, at, (at[0] - 160, at[1] - 60))
    page.wait_for_function(f"([id, x, y]) => {MOVED} > 20", arg=["done", *before])
    moved = place(page, "done")
    page.keyboard.press("Control+z")
    stands(page, "done", before)
    page.keyboard.press("Control+Shift+z")
    stands(page, "done", moved)
    page.get_by_role("button", name="自动排列").click()
    stands(page, "done", before)
    page.keyboard.press("Control+z")
    stands(page, "done", moved)


def undone_and_done_again(page: Page, told: str) -> None:
    page.keyboard.press("Control+z")
    expect(way(page, told)).to_have_count(0)
    page.keyboard.press("Control+Shift+z")
    expect(way(page, told)).to_have_count(1)


AT = """new DOMMatrix(getComputedStyle(document.querySelector(`.react-flow__node[data-id="${id}"]`)).transform)"""
"""Where a card is on the sheet, however that has been pushed and zoomed."""
MOVED = f"Math.hypot({AT}.e - x, {AT}.f - y)"


def place(page: Page, node: str) -> Point:
    x, y = page.evaluate(f"(id) => [{AT}.e, {AT}.f]", node)
    return x, y


def stands(page: Page, node: str, at: Point) -> None:
    """A card has come to stand there."""
    page.wait_for_function(f"([id, x, y]) => {MOVED} < 2", arg=[node, *at])


def expect_ways(page: Page, told: list[str]) -> None:
    expect(page.locator(".react-flow__edge")).to_have_count(len(told))
    for each in told:
        expect(way(page, each)).to_have_count(1)


def way(page: Page, told: str) -> Locator:
    """A line, told as "node exit node"."""
    source, port, target = told.split()
    return page.locator(f'.react-flow__edge[data-id="{source} {port}"][aria-label$="to {target}"]')


def card(page: Page, node: str) -> Locator:
    return page.locator(f'.react-flow__node[data-id="{node}"]')


def exit_of(page: Page, node: str, port: str) -> Locator:
    return page.locator(f'.react-flow__handle.source[data-nodeid="{node}"][data-handleid="{port}"]')


def entry_of(page: Page, node: str) -> Locator:
    return page.locator(f'.react-flow__handle.target[data-nodeid="{node}"]')


def on(line: Locator) -> Point:
    """A point on the line, a fifth of its way from where it begins: not where its name stands."""
    x, y = line.locator(".react-flow__edge-path").evaluate("""(path) => {
        const point = path.getPointAtLength(path.getTotalLength() / 5)
        const seen = new DOMPoint(point.x, point.y).matrixTransform(path.getScreenCTM())
        return [seen.x, seen.y]
    }""")
    return x, y


def saved(page: Page) -> Any:
    return page.request.get("/api/v1/definitions/flow/repair").json()["body"]


def a_flow_lies_there(url: str) -> None:
    """Drawn through the calls that the designer makes itself."""
    http = httpx.Client(base_url=f"{url}/api/v1", timeout=60)
    session = http.post("/session", json={"username": "admin", "password": PASSWORD}).raise_for_status().json()
    http.headers["X-CSRF-Token"] = session["csrf"]
    shop = {"name": words("店铺", "Shop"), "requires": [], "languages": ["zh", "en"]}
    http.put("/bundles/shop", json=shop).raise_for_status()
    for kind, body in (("form", FORM), ("flow", FLOW)):
        draft = {"$schema": f"/schemas/{kind}.json", "kind": kind, "key": "repair", "version": 1}
        draft |= {"name": words("维修", "Repair"), "body": body}
        http.put(f"/definitions/{kind}/repair", params={"bundle": "shop"}, json=draft).raise_for_status()


def words(zh: str, en: str) -> dict[str, str]:
    return {"zh": zh, "en": en}


def node(name: str, of: str, zh: str, config: dict[str, Any] | None = None) -> dict[str, Any]:
    return {"id": name, "type": of, "name": words(zh, name), "config": config or {}}


ACTIONS = [{"id": "ok", "label": words("同意", "Accept")}, {"id": "no", "label": words("拒绝", "Refuse")}]
FORM = {
    "fields": [{"id": "fault", "type": "text", "config": {}, "label": words("故障", "Fault")}],
    "statuses": [{"id": "open", "category": "open", "label": words("进行中", "Open")}],
    "flow": "repair",
}
FLOW = {
    "form": "repair",
    "nodes": [
        node("start", "start", "开始"),
        node("look", "human_task", "查看", {"actions": ACTIONS}),
        node("done", "end", "完成"),
        node("refused", "end", "不受理"),
    ],
    "edges": [
        {"from": "start", "to": "look"},
        {"from": "look", "port": "ok", "to": "done"},
        {"from": "look", "port": "no", "to": "refused"},
    ],
}
