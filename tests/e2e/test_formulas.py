"""Formulas and conditions are put together by choosing, tried on a sample, and told in words: nobody writes JSON."""

from __future__ import annotations

import json
import re

import pytest
from playwright.sync_api import Locator, expect

from tests.e2e.axe import violations
from tests.e2e.conftest import Meet
from tests.e2e.server import PASSWORD, Server
from tests.e2e.visitor import Visitor

pytestmark = pytest.mark.e2e


def choose(visitor: Visitor, box: Locator, option: str) -> None:
    """From a list that is searched by typing."""
    box.click()
    box.fill(option)
    words = re.compile(f"^{re.escape(option)}$")
    visitor.page.locator(".ant-select-item-option:visible").filter(has_text=words).first.click()
    expect(visitor.page.locator(".ant-select-dropdown:visible")).to_have_count(0)


def saved(visitor: Visitor, path: str) -> dict[str, object]:
    visitor.see("已保存")
    answer = visitor.page.request.get(f"/api/v1/definitions/{path}")
    return dict(json.loads(answer.text()))


def test_a_formula_is_chosen_part_by_part_and_tried_on_a_sample(own_demo_server: Server, meet: Meet) -> None:
    admin = meet(own_demo_server)
    admin.go("/login")
    admin.sign_in("admin", PASSWORD)
    admin.go("/designer/after_sales/form/return_refund")
    palette = admin.page.get_by_role("complementary", name="控件库")
    palette.get_by_role("button", name="公式", exact=True).click()
    admin.press(re.compile("点击编写"))
    dialog = admin.page.get_by_role("dialog")
    place = dialog.get_by_role("combobox")
    choose(admin, place.first, "退款金额")
    choose(admin, place.first, "相乘")
    choose(admin, dialog.get_by_role("combobox", name="数 2：选什么"), "如果")
    expect(dialog.get_by_role("status").first).to_contain_text("还有 3 处没有选")
    expect(dialog.get_by_role("button", name=re.compile("确 ?定"))).to_be_disabled()
    choose(admin, dialog.get_by_role("combobox", name="如果：选什么"), "大于")
    choose(admin, dialog.get_by_role("combobox", name="左边：选什么"), "订单号 › 实付金额")
    choose(admin, dialog.get_by_role("combobox", name="右边：选什么"), "固定值")
    dialog.get_by_role("spinbutton", name="右边的值").fill("50")
    for name, amount in (("则为", "0.8"), ("否则为", "1")):
        choose(admin, dialog.get_by_role("combobox", name=f"{name}：选什么", exact=True), "固定值")
        dialog.get_by_role("spinbutton", name=f"{name}的值", exact=True).fill(amount)
    expect(dialog.get_by_role("status").first).to_contain_text("结果： ¥80.00")
    dialog.get_by_role("region", name="用示例试算").get_by_role("spinbutton").first.fill("50")
    expect(dialog.get_by_role("status").first).to_contain_text("结果： ¥40.00")
    admin.picture("formula", whole=False)
    assert violations(admin.page) == []
    dialog.get_by_role("button", name=re.compile("确 ?定")).click()
    expect(admin.page.locator(".logic-told").first).to_contain_text("退款金额 ×")


def test_a_rule_asks_whether_a_field_changed_and_what_it_was(own_demo_server: Server, meet: Meet) -> None:
    admin = meet(own_demo_server)
    admin.go("/login")
    admin.sign_in("admin", PASSWORD)
    admin.go("/designer/after_sales/rule/low_rating")
    condition = admin.page.locator(".condition")
    condition.get_by_role("button", name="添加条件").first.click()
    line = condition.locator(".rule").last
    choose(admin, line.get_by_role("combobox").nth(0), "满意度")
    line.get_by_role("combobox").nth(1).click()
    admin.page.locator(".ant-select-item-option:visible").filter(has_text="有变化").click()
    condition.get_by_role("button", name="添加条件").first.click()
    line = condition.locator(".rule").last
    choose(admin, line.get_by_role("combobox").nth(0), "满意度（变更前）")
    line.get_by_role("combobox").nth(1).click()
    admin.page.locator(".ant-select-item-option:visible").filter(has_text=re.compile("^大于$")).click()
    line.get_by_role("spinbutton").fill("3")
    admin.picture("rule")
    assert violations(admin.page) == []
    written = json.dumps(saved(admin, "rule/low_rating"))
    assert '{"changed": "rating"}' in written
    assert '{">": [{"was": "rating"}, 3]}' in written
