"""Drawing an application from nothing: by mouse, by clicking only and by keys only; published, and worked with."""

from __future__ import annotations

import pytest
from playwright.sync_api import Locator, expect

from tests.e2e.axe import violations
from tests.e2e.conftest import Meet
from tests.e2e.server import PASSWORD, Server
from tests.e2e.visitor import DESK, PHONE, Visitor

pytestmark = pytest.mark.e2e
SMALL = {"width": 1024, "height": 768}


def test_a_repair_form_is_drawn_published_and_filled_in(empty_server: Server, meet: Meet) -> None:
    admin = meet(empty_server)
    admin.go("/login")
    admin.sign_in("admin", PASSWORD)
    an_application_with_a_form_is_begun(admin)
    expect_names(admin, ["标题"])

    tile(admin, "金额").click()
    drag(admin, tile(admin, "单选"), row(admin, "标题"), below=True)
    expect_names(admin, ["标题", "单选", "金额"])
    drag(admin, row(admin, "金额").locator(".grip"), row(admin, "标题"), below=False)
    expect_names(admin, ["金额", "标题", "单选"])
    admin.page.keyboard.press("Control+z")
    expect_names(admin, ["标题", "单选", "金额"])

    row(admin, "单选").click()
    paste_options(admin, "坏了, Broken\n丢了, Lost")
    show_only_when(admin, "金额", "单选", "坏了")
    by_keys_only(admin)
    preview_reacts(admin)
    publish(admin)
    admin.go("/forms/repair/new")
    admin.fill("标题", "水壶漏水")
    admin.press("提交")
    admin.see("水壶漏水")


def test_two_people_on_one_draft_are_told(demo_server: Server, meet: Meet) -> None:
    path = "/designer/commerce/form/sku"
    one, two = meet(demo_server), meet(demo_server)
    for each in (one, two):
        each.go("/login")
        each.sign_in("admin", PASSWORD)
        each.go(path)
        each.expects(412, "/api/v1/definitions/form/sku")
    tile(one, "评分").click()
    one.see("已保存")
    tile(two, "开关").click()
    two.see("其他人刚刚保存了这份草稿")
    two.picture("conflict")
    two.press("载入对方的")
    expect(row(two, "评分")).to_have_count(1)
    expect(row(two, "开关")).to_have_count(0)


@pytest.mark.parametrize("language", ["zh", pytest.param("en", marks=pytest.mark.deep)])
def test_the_designer_shuts_nobody_out(language: str, demo_server: Server, meet: Meet) -> None:
    admin = meet(demo_server)
    admin.go("/login")
    if language == "en":
        admin.speak_english()
    admin.sign_in("admin", PASSWORD)
    pages = {
        "applications": "/designer",
        "map": "/designer/after_sales",
        "form": "/designer/after_sales/form/return_refund",
        "table": "/designer/after_sales/form/return_refund?at=/body/fields/5",
    }
    found = []
    for size in (DESK, SMALL, PHONE):
        admin.page.set_viewport_size(size)
        for name, address in pages.items():
            admin.go(address)
            admin.picture(f"{name}-{size['width']}", whole=False)
            found += [f"{name} {size['width']}: {fault}" for fault in violations(admin.page)]
    assert not found, "\n".join(found)


def an_application_with_a_form_is_begun(admin: Visitor) -> None:
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
    expect(admin.heading("维修单")).to_be_visible()
    admin.settled()


def paste_options(admin: Visitor, lines: str) -> None:
    admin.press("批量粘贴")
    admin.page.get_by_label("批量粘贴", exact=True).fill(lines)
    admin.press("使用这些")
    expect(admin.page.get_by_label("选项 2", exact=True)).to_have_value("丢了")


def show_only_when(admin: Visitor, field: str, other: str, option: str) -> None:
    row(admin, field).click()
    shown = admin.page.locator("[data-setting=visible]")
    shown.get_by_text("按条件").click()
    dialog = admin.page.get_by_role("dialog")
    admin.press("添加条件", within=dialog)
    choose_in(admin, dialog.locator(".rule-fields"), other)
    choose_in(admin, dialog.locator(".condition-value"), option)
    admin.picture("condition")
    admin.press("确定", within=dialog)
    expect(shown).to_contain_text(f"{other} 等于 {option}")


def by_keys_only(admin: Visitor) -> None:
    """Search, add, move, copy, delete, undo: without a mouse."""
    admin.page.locator("#row-subject").focus()
    admin.page.keyboard.press("Enter")
    admin.page.keyboard.press("/")
    admin.page.keyboard.type("日期时间")
    admin.page.keyboard.press("Enter")
    expect_names(admin, ["标题", "日期时间", "单选", "金额"])
    expect(admin.page.locator("#field-datetime_1-label")).to_be_focused()  # its name is written next
    admin.page.keyboard.press("Escape")
    expect(admin.page.locator("#row-datetime_1")).to_be_focused()
    admin.page.keyboard.press("F6")
    expect(admin.page.locator("#field-datetime_1-label")).to_be_focused()
    admin.page.keyboard.press("Shift+F6")
    expect(admin.page.locator("#row-datetime_1")).to_be_focused()
    admin.page.keyboard.press("Alt+ArrowDown")
    expect_names(admin, ["标题", "单选", "日期时间", "金额"])
    admin.page.keyboard.press("Control+d")
    expect_names(admin, ["标题", "单选", "日期时间", "日期时间 2", "金额"])
    admin.page.keyboard.press("Delete")
    expect_names(admin, ["标题", "单选", "日期时间", "金额"])
    admin.see("已保存")


def preview_reacts(admin: Visitor) -> None:
    admin.page.get_by_text("手机预览").click()
    preview = admin.page.get_by_role("region", name="预览")
    expect(preview.get_by_label("金额")).to_have_count(0)
    preview.get_by_text("坏了").click()
    expect(preview.get_by_label("金额")).to_be_visible()
    admin.picture("preview")
    admin.page.get_by_text("设计", exact=True).click()


def publish(admin: Visitor) -> None:
    expect(admin.page.get_by_role("button", name="0 个问题")).to_be_visible()
    admin.page.get_by_role("button", name="发布").click()
    ready = admin.page.get_by_role("region", name="检查与发布")
    expect(ready).to_contain_text("检查通过")
    expect(admin.page.get_by_role("region", name="表单 维修单 新增")).to_be_visible()
    admin.fill("发布说明", "第一版", within=ready)
    admin.press("立即发布", within=ready)
    expect(admin.page.get_by_text("生效中")).to_be_visible()
    admin.picture("published")


def expect_names(admin: Visitor, names: list[str]) -> None:
    fields = admin.page.locator(".canvas .field-name")
    expect(fields).to_have_count(len(names))
    expect(fields).to_contain_text(names)


def tile(admin: Visitor, name: str) -> Locator:
    return admin.page.get_by_role("complementary", name="控件库").get_by_role("button", name=name, exact=True)


def row(admin: Visitor, name: str) -> Locator:
    exact = admin.page.locator(".field-name", has_text=name).first
    return admin.page.locator(".canvas .field-row").filter(has=exact)


def choose_in(admin: Visitor, box: Locator, option: str) -> None:
    box.first.click()
    admin.page.locator(".ant-select-item-option:visible").filter(has_text=option).first.click()


def drag(admin: Visitor, what: Locator, to: Locator, *, below: bool) -> None:
    """With a real mouse: press, move in steps, let go."""
    start, end = what.bounding_box(), to.bounding_box()
    assert start
    assert end
    mouse = admin.page.mouse
    mouse.move(start["x"] + 12, start["y"] + start["height"] / 2)
    mouse.down()
    mouse.move(start["x"] + 30, start["y"] + 24, steps=4)
    mouse.move(end["x"] + 80, end["y"] + (end["height"] - 3 if below else 3), steps=12)
    mouse.up()
