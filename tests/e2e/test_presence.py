"""Somebody says that they are busy; who looks after people sees it, and sets what they can and how much they take."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import expect

from tests.e2e.axe import violations
from tests.e2e.conftest import Meet
from tests.e2e.server import PASSWORD, Server
from tests.e2e.visitor import PHONE

pytestmark = pytest.mark.e2e


def test_presence_is_switched_and_skills_are_set_where_people_are_looked_after(demo_server: Server, meet: Meet) -> None:
    boss = ("--name", "小高", "--role", "administrator")
    demo_server.add_staff({"mei": ("--name", "小梅", "--group", "service"), "gao": boss})
    mei = meet(demo_server)
    mei.go("/login")
    mei.sign_in("mei", PASSWORD)
    mei.press(re.compile("当前用户：小梅，在线"))
    mei.picture("switch", whole=False)
    mei.page.get_by_role("radio", name="忙碌").click()
    mei.see("暂时不派新工单，手上的继续处理。")
    expect(mei.page.get_by_role("button", name="当前用户：小梅，忙碌")).to_be_visible()
    assert violations(mei.page) == []

    admin = meet(demo_server)
    admin.go("/login")
    admin.sign_in("gao", PASSWORD)  # who comes to speak English: the account remembers it
    admin.go("/people")
    admin.page.get_by_role("tab", name="派单").click()
    row = admin.page.get_by_role("row").filter(has_text="小梅")
    expect(row).to_contain_text("忙碌")
    admin.press("“小梅”的派单资料")
    dialog = admin.page.get_by_role("dialog")
    dialog.get_by_label("最多同时处理（单）").fill("5")
    dialog.get_by_label("质量问题").click()
    admin.page.locator(".ant-select-item-option:visible").filter(has_text="4 级").click()
    admin.picture("dialog")
    assert violations(admin.page) == []
    dialog.get_by_role("button", name=re.compile("保 ?存")).click()
    expect(row).to_contain_text("/ 5")
    expect(row).to_contain_text("质量问题 4")
    admin.picture("table")
    admin.speak_english()
    expect(admin.page.get_by_role("row").filter(has_text="小梅")).to_contain_text("Busy")
    assert violations(admin.page) == []
    admin.picture("english")
    admin.page.set_viewport_size(PHONE)
    admin.picture("phone")
