"""Drawing a flow from nothing, its nodes put by mouse, by clicks or by keys; tried, and published."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Locator, expect

from tests.e2e.conftest import Meet
from tests.e2e.mouse import carry_onto
from tests.e2e.server import PASSWORD, Server
from tests.e2e.visitor import Visitor

pytestmark = pytest.mark.e2e

Put = Callable[[Visitor, str, str, str], None]


def by_drag(admin: Visitor, kind: str, after: str, node: str) -> None:
    """From the palette onto the "+", with a real mouse."""
    tile = admin.page.get_by_role("complementary", name="节点库").get_by_role("button", name=kind, exact=True)
    plus(admin, after).scroll_into_view_if_needed()
    tile.scroll_into_view_if_needed()
    carry_onto(admin.page, tile, plus(admin, after), admin.page.locator(".plus-over"))


def by_click(admin: Visitor, kind: str, after: str, node: str) -> None:
    """The "+", then the kind."""
    plus(admin, after).click()
    admin.page.locator(".node-menu").get_by_role("button", name=kind, exact=True).click()


def by_keys(admin: Visitor, kind: str, after: str, node: str) -> None:
    """Walk to the node with the arrow keys, A, type, Enter."""
    card = admin.page.locator(f"#node-{node}")
    admin.page.locator("#node-start").focus()
    admin.page.keyboard.press("Enter")
    for _ in range(12):
        if card.get_attribute("aria-pressed") == "true":
            break
        admin.page.keyboard.press("ArrowDown")
    expect(card).to_have_attribute("aria-pressed", "true")
    admin.page.keyboard.press("a")
    admin.page.keyboard.type(kind)
    admin.page.keyboard.press("Enter")


HANDS = [by_drag, pytest.param(by_click, marks=pytest.mark.deep), pytest.param(by_keys, marks=pytest.mark.deep)]


@pytest.mark.parametrize("put", HANDS)
def test_an_approval_flow_is_drawn_tried_and_published(put: Put, empty_server: Server, meet: Meet) -> None:
    admin = meet(empty_server)
    admin.go("/login")
    admin.sign_in("admin", PASSWORD)
    a_flow_is_begun(admin)
    expect_names(admin, ["开始", "审批", "结束", "拒绝"])

    put(admin, "条件分支", "开始", "start")
    expect_names(admin, ["开始", "条件分支", "审批", "结束", "拒绝"])
    put(admin, "并行", "审批 · 同意", "approval_1")
    put(admin, "等待", "并行 · 分支 1", "parallel_1")
    expect_names(admin, ["开始", "条件分支", "审批", "并行", "等待", "汇合", "结束", "拒绝"])
    admin.page.keyboard.press("Control+z")
    expect(admin.page.locator(".story .node-name", has_text="等待")).to_have_count(0)
    admin.page.keyboard.press("Control+Shift+z")

    the_delay_is_set(admin)
    an_approver_is_chosen(admin)
    the_condition_is_written(admin)
    admin.picture("drawn")
    it_is_tried(admin)
    publish(admin)


def a_flow_is_begun(admin: Visitor) -> None:
    admin.go("/designer")
    admin.press("新建空白应用")
    admin.fill("名称（中文）", "保修")
    admin.fill("英文名称（可选）", "Warranty")
    admin.press("创建")
    expect(admin.heading("保修")).to_be_visible()
    admin.press("新建表单")
    admin.fill("名称（中文）", "维修单")
    admin.fill("英文名称（可选）", "Repair")
    admin.press("创建")
    admin.page.get_by_role("complementary", name="控件库").get_by_role("button", name="金额", exact=True).click()
    admin.see("已保存")
    admin.page.get_by_role("link", name="返回应用").click()
    admin.press("给“维修单”新建流程")
    admin.page.get_by_text("审批：开始 → 审批 → 结束").click()
    admin.press("创建")
    expect(admin.heading("维修单流程")).to_be_visible()


def the_delay_is_set(admin: Visitor) -> None:
    admin.page.locator("#node-delay_1").click()
    panel(admin).get_by_label("时长", exact=True).fill("48")
    panel(admin).get_by_label("时长", exact=True).press("Tab")
    expect(admin.page.locator("[data-node=delay_1]")).to_contain_text("48 小时")


def an_approver_is_chosen(admin: Visitor) -> None:
    admin.page.locator("#node-approval_1").click()
    panel(admin).locator("[data-setting=approvers]").get_by_role("button", name="添加").click()
    box = admin.page.locator("#node-approval_1-config-approvers-0")
    box.focus()
    box.press("ArrowDown")
    admin.page.locator(".ant-select-item-option:visible", has_text="工单负责人").click()
    expect(admin.page.locator("[data-node=approval_1]")).to_contain_text("会签：工单负责人")


def the_condition_is_written(admin: Visitor) -> None:
    admin.page.locator(".branch-main", has_text="分支 1").first.click()
    panel(admin).get_by_text("点击编写").click()
    dialog = admin.page.get_by_role("dialog")
    admin.press("添加条件", within=dialog)
    dialog.locator(".rule-fields").click()
    admin.page.locator(".ant-select-item-option:visible", has_text="金额").first.click()
    dialog.locator(".rule-operators").click()
    admin.page.locator(".ant-select-item-option:visible", has_text="大于").first.click()
    dialog.locator(".condition-value input").fill("200")
    dialog.locator(".condition-value input").press("Tab")
    admin.press("确定", within=dialog)
    expect(admin.page.locator(".branch-told").first).to_contain_text("金额 大于 ¥200.00")


def it_is_tried(admin: Visitor) -> None:
    """A cheap repair needs the approval as well; both branches of the fork then run, and two days pass."""
    admin.page.get_by_text("模拟运行", exact=True).click()
    admin.press("提交并开始")
    expect(admin.page.locator("[data-node=approval_1]")).to_contain_text("当前")
    admin.press("同意", within=admin.page.locator(".simulate"))
    expect(admin.page.locator("[data-node=delay_1]")).to_contain_text("当前")
    admin.picture("tried")
    admin.press("到下一个定时", within=admin.page.locator(".simulate"))
    expect(admin.page.locator(".simulate-clock")).to_contain_text("已结束")
    admin.page.get_by_text("审批视图", exact=True).click()


def publish(admin: Visitor) -> None:
    expect(admin.page.get_by_role("button", name="0 个问题")).to_be_visible()
    admin.page.get_by_role("button", name="发布", exact=True).click()
    admin.see("检查通过")
    admin.fill("发布说明", "第一版")
    admin.press("立即发布")
    admin.see("生效中")


def expect_names(admin: Visitor, names: list[str]) -> None:
    nodes = admin.page.locator(".story .node-name")
    expect(nodes).to_have_count(len(names))
    expect(nodes).to_have_text(names)


def plus(admin: Visitor, after: str) -> Locator:
    return admin.page.get_by_role("button", name=f"在“{after}”之后添加节点", exact=True)


def panel(admin: Visitor) -> Locator:
    return admin.page.locator(".pane-panel .panel")
