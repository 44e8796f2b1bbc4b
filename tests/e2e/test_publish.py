"""A publish as its author sees it: what changes, drawn; whom it touches; now, at a time, or taken back."""

from __future__ import annotations

import json
from typing import Any

import pytest
from playwright.sync_api import expect

from tests.e2e.axe import violations
from tests.e2e.conftest import Meet
from tests.e2e.server import PASSWORD, Server
from tests.e2e.visitor import DESK, PHONE, Visitor

pytestmark = pytest.mark.e2e
PAGE = "/designer/after_sales/publish"

SAVE = """async ([path, document]) => {
    const { csrf } = await (await fetch('/api/v1/session')).json()
    const headers = { 'X-CSRF-Token': csrf, 'Content-Type': 'application/json' }
    await fetch('/api/v1/definitions/' + path, { method: 'PUT', headers, body: document })
}"""


def test_what_a_publish_changes_is_drawn_and_can_be_taken_back(own_demo_server: Server, meet: Meet) -> None:
    admin = meet(own_demo_server)
    admin.go("/login")
    admin.sign_in("admin", PASSWORD)
    draft(admin, "form/return_refund", renamed_and_moved)
    draft(admin, "flow/return_refund", with_another_step)
    admin.go(PAGE)
    form = admin.page.get_by_role("region", name="表单 退货退款 修改")
    expect(form).to_contain_text("联系电话")
    expect(form.get_by_text("移动", exact=True)).to_be_visible()
    flow = admin.page.get_by_role("region", name="流程 退货退款流程 修改")
    expect(flow.locator(".diff-node.diff-added")).to_have_text("告诉买家")
    expect(flow.locator(".diff-edge-removed")).to_have_count(1)
    effects = admin.page.get_by_role("region", name="对在办工单的影响")
    expect(effects).to_contain_text("退货退款流程")
    expect(effects).to_contain_text("停留在原来的节点")
    expect(effects.get_by_role("link", name="TH").first).to_be_visible()
    expect(admin.page.get_by_role("region", name="检查与发布")).to_contain_text("检查通过", timeout=60_000)
    for size in (DESK, PHONE):
        admin.page.set_viewport_size(size)
        admin.settled()
        assert violations(admin.page) == []
        admin.picture(f"publish-{size['width']}")
    admin.page.set_viewport_size(DESK)
    planned_and_called_off(admin)
    for region in (form, flow):
        region.get_by_role("button", name="放弃改动").click()
        admin.page.get_by_role("tooltip").get_by_role("button", name="放弃改动").click()
        expect(region).to_have_count(0)
    admin.see("全部改动已发布")
    admin.speak_english()
    admin.settled()
    assert violations(admin.page) == []


def test_who_may_only_look_is_not_told_that_no_ticket_is_touched(own_demo_server: Server, meet: Meet) -> None:
    own_demo_server.add_staff({"lead": ("--role", "supervisor")})
    lead = meet(own_demo_server)
    lead.go("/login")
    lead.sign_in("lead", PASSWORD)
    lead.go(PAGE)
    touched = lead.page.get_by_role("region", name="对在办工单的影响")
    expect(touched).to_contain_text("您可以查看配置，但没有发布的权限")
    expect(touched).not_to_contain_text("没有受影响的在办工单")
    assert violations(lead.page) == []


def planned_and_called_off(admin: Visitor) -> None:
    ready = admin.page.get_by_role("region", name="检查与发布")
    ready.get_by_text("定时生效").click()
    expect(ready.get_by_role("button", name="按计划发布")).to_be_disabled()
    when = ready.get_by_role("textbox", name="定时生效")
    when.fill("2099-11-11 00:00")
    when.press("Enter")
    ready.get_by_role("button", name="按计划发布").click()
    history = admin.page.get_by_role("region", name="发布历史")
    expect(history).to_contain_text("2099-11-11 00:00")
    history.get_by_role("button", name="取消计划").click()
    expect(history).not_to_contain_text("2099")


def draft(admin: Visitor, path: str, change: Any) -> None:
    document = json.loads(admin.page.request.get(f"/api/v1/definitions/{path}").text())
    change(document["body"])
    admin.page.evaluate(SAVE, [path, json.dumps(document, ensure_ascii=False)])


def renamed_and_moved(body: dict[str, Any]) -> None:
    next(each for each in body["fields"] if each["id"] == "phone")["label"]["zh"] = "联系电话"
    body["fields"].insert(0, body["fields"].pop())


def with_another_step(body: dict[str, Any]) -> None:
    words = {"zh": "告诉买家", "en": "Tell the buyer"}
    config = {"channel": "in_app", "to": {"of": "customer"}, "title": words, "body": words}
    body["nodes"].append({"id": "tell_buyer", "type": "notify", "name": words, "config": config})
    accepted = next(each for each in body["edges"] if each["from"] == "review" and each.get("port") == "accept")
    body["edges"].append({"from": "tell_buyer", "to": accepted["to"]})
    accepted["to"] = "tell_buyer"
