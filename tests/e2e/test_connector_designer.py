"""A connector is drawn, tried on paper, and picked in a flow: its path asks for its values, its answer fills fields."""

from __future__ import annotations

import json
import re

import pytest
from playwright.sync_api import expect

from tests.e2e.axe import violations
from tests.e2e.conftest import Meet
from tests.e2e.server import PASSWORD, Server
from tests.e2e.visitor import DESK, PHONE, Visitor

pytestmark = pytest.mark.e2e


def test_a_connector_is_drawn_tried_on_paper_and_picked_in_a_rule(own_demo_server: Server, meet: Meet) -> None:
    admin = meet(own_demo_server)
    admin.go("/login")
    admin.sign_in("admin", PASSWORD)
    admin.go("/designer/after_sales")
    admin.press("新建其他")
    admin.page.get_by_role("menuitem", name="新建连接器").click()
    dialog = admin.page.get_by_role("dialog")
    dialog.get_by_label("名称（中文）").fill("承运商")
    dialog.get_by_role("button", name=re.compile("创 ?建")).click()
    page = admin.page
    page.get_by_label("地址", exact=True).fill("https://api.carrier.example")
    page.get_by_role("textbox", name="请求头名称").fill("Authorization")
    page.get_by_role("textbox", name="请求头名称").press("Enter")
    page.get_by_role("textbox", name="Authorization的值").fill("Bearer {secret:carrier}")
    calls = page.get_by_role("region", name="调用", exact=True)
    calls.get_by_label("路径", exact=True).fill("/parcels/{number}")
    gives = calls.get_by_role("group", name="取回的数据", exact=True)
    gives.get_by_role("button", name="添加").click()
    gives.get_by_label("编号").fill("state")
    gives.get_by_label("在答复中的位置").fill("parcel.state")
    paper = page.get_by_role("region", name="试一试")
    paper.get_by_label("number").fill("SF1")
    paper.get_by_label("示例答复").fill('{"parcel": {"state": "lost"}}')
    paper.get_by_role("button", name=re.compile("试 ?算")).click()
    said = paper.get_by_role("status")
    expect(said).to_contain_text("GET https://api.carrier.example/parcels/SF1")
    expect(said).to_contain_text('state = "lost"')
    expect(said).to_contain_text("服务器还没有设置密钥“carrier”")
    admin.see("已保存")
    admin.picture("connector")
    assert violations(page) == []
    page.set_viewport_size(PHONE)
    admin.picture("connector-phone")
    page.set_viewport_size(DESK)
    picked_in_a_rule(admin, page.url.rsplit("/", 1)[1])


def picked_in_a_rule(admin: Visitor, key: str) -> None:
    page = admin.page
    admin.go("/designer/after_sales/rule/low_rating")
    admin.press("添加动作")
    page.get_by_role("button", name=re.compile("调用外部系统")).click()
    action = page.get_by_role("listitem").filter(has_text="调用外部系统").last
    action.get_by_label("连接器").click()
    page.locator(".ant-select-item-option:visible").filter(has_text="承运商").last.click()
    action.get_by_label("调用", exact=True).click()
    page.locator(".ant-select-item-option:visible").filter(has_text="GET /parcels/{number}").click()
    value = action.get_by_role("group", name="给它的数据 number")
    expect(value).to_contain_text("路径里的值")
    value.get_by_role("textbox", name="number").fill("SF2")
    admin.picture("action")
    assert violations(page) == []
    admin.see("已保存")
    kept = json.loads(page.request.get("/api/v1/definitions/rule/low_rating").text())
    assert f'"connector": "{key}", "call": "call_1", "input": {{"number": "SF2"}}' in json.dumps(kept)
