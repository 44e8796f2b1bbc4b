"""Drawing rules: reactions and decision tables, by mouse, by clicking and by keys only; tried, explained, published."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Locator, expect

from tests.e2e.axe import violations
from tests.e2e.conftest import RESULTS, Meet
from tests.e2e.drawing_rules import a_table, drag, paste, until_focused
from tests.e2e.server import PASSWORD, Server, serve
from tests.e2e.visitor import DESK, PHONE, Visitor

pytestmark = pytest.mark.e2e
SMALL = {"width": 1024, "height": 768}
HOME = "/designer/after_sales"


@pytest.fixture(scope="module")
def shop(tmp_path_factory: pytest.TempPathFactory, demo_house: Path) -> Iterator[Server]:
    """A server with some tickets, on which rules may be published."""
    folder = tmp_path_factory.mktemp("rules")
    shutil.copytree(demo_house, folder, dirs_exist_ok=True)
    with serve(folder, RESULTS / "rules-server.log") as server:
        yield server


@pytest.fixture
def admin(shop: Server, meet: Meet) -> Visitor:
    visitor = meet(shop)
    visitor.go("/login")
    visitor.sign_in("admin", PASSWORD)
    return visitor


def test_a_reaction_is_drawn_by_clicking_tried_explained_and_published(admin: Visitor) -> None:
    begin(admin, "空白规则", "高额退款留言")
    admin.press("换一种时机")
    card(admin, "变更时").click()
    admin.press("添加条件")
    choose_in(admin, admin.page.locator(".rule-fields"), "退款金额", typed="退款金额")
    choose_in(admin, admin.page.locator(".rule-operators"), "大于")
    admin.page.locator(".condition-value input").fill("0.5")
    admin.press("添加动作")
    card(admin, "写内部备注").click()
    admin.page.locator(".action-settings textarea").first.fill("金额较高")
    admin.page.locator(".action-settings textarea").nth(1).fill("A large sum")
    expect(admin.page.locator(".rule-told")).to_contain_text(
        "如果 退款金额 大于 ¥0.50，那么 打标签：重点，并写内部备注：金额较高。"
    )
    expect(admin.page.get_by_role("button", name="0 个问题")).to_be_visible()

    admin.press("试跑最近 200 张工单")
    expect(admin.page.locator(".tried")).to_contain_text(re.compile(r"\d+ 张中会触发 \d+ 张"))
    admin.picture("tried")
    admin.page.locator(".samples").get_by_role("button", name=re.compile("为什么$")).first.click()
    expect(admin.page.locator(".checks")).to_contain_text("退款金额 大于 ¥0.50")
    admin.picture("why")
    publish(admin)
    admin.go(HOME)
    expect(admin.page.get_by_role("link", name="高额退款留言")).to_be_visible()


def test_actions_and_rows_are_dragged_and_every_step_is_undone(admin: Visitor) -> None:
    begin(admin, "空白规则", "拖动一下")
    admin.press("添加动作")
    card(admin, "写内部备注").click()
    admin.page.locator(".action-settings textarea").first.fill("先看这条")
    actions = admin.page.locator(".action-name")
    drag(admin, admin.page.locator(".action .grip").nth(1), admin.page.locator(".action").nth(0))
    expect(actions).to_contain_text(["写内部备注", "打标签"])
    admin.press("撤销")
    expect(actions).to_contain_text(["打标签", "写内部备注"])

    begin(admin, "决策表", "按问题定优先级")
    admin.press("添加一行")
    expect(grid_rows(admin)).to_have_count(2)
    expect(cell(admin, 1, 1)).to_have_text("普通")  # what takes everything stays the last
    cell(admin, 0, 1).click()
    choose_in(admin, admin.page.locator(".cell-bar .cell-value"), "紧急")
    expect(cell(admin, 0, 1)).to_have_text("紧急")
    drag(admin, admin.page.locator(".row-head .grip").nth(1), grid_rows(admin).nth(0))
    expect(cell(admin, 0, 1)).to_have_text("普通")
    expect(admin.page.locator(".mark-list").first).to_contain_text("第 2 行永远轮不到")
    admin.picture("unreachable")
    admin.press("撤销")
    expect(cell(admin, 0, 1)).to_have_text("紧急")


def test_a_table_is_drawn_with_keys_only_and_filled_from_a_spreadsheet(admin: Visitor) -> None:
    keys = admin.page.keyboard
    a_table_is_begun_with_keys(admin)
    keys.press("Control+Shift+Enter")
    dialog = admin.page.get_by_role("dialog")
    until_focused(admin, lambda: dialog.get_by_label("看哪个字段"))
    keys.type("退款金额")
    keys.press("Enter")
    until_focused(admin, lambda: dialog.get_by_role("button", name="确定"))
    keys.press("Enter")
    expect(admin.page.get_by_role("columnheader", name=re.compile("退款金额"))).to_be_visible()
    expect(admin.page.get_by_role("grid")).to_be_focused()

    keys.press("Home")
    lines = "\n".join(
        f"\t{100 * number} ~ {100 * number + 50}\t{'高' if number % 2 else '紧急'}" for number in range(120)
    )
    paste(admin, lines)
    admin.see("已粘贴 360 格")
    keys.press("Control+Home")
    keys.press("ArrowRight")
    keys.press("F2")
    keys.press("Control+a")
    keys.type("> 99999")
    keys.press("Enter")
    expect(cell(admin, 0, 1)).to_have_text("> 99999.00")
    keys.press("Control+Enter")
    keys.press("Alt+ArrowUp")
    keys.press("Control+End")
    expect(cell(admin, 120, 2)).to_have_text("高")
    keys.press("Control+Home")
    for _ in range(2):
        keys.press("Control+z")
    expect(admin.page.locator(".rule-told")).to_contain_text("120 行")
    expect(admin.page.locator(".mark-list").first).to_contain_text("没有一行管到")
    admin.page.get_by_role("button", name=re.compile("^补一行")).first.click()
    expect(admin.page.locator(".rule-told")).to_contain_text("121 行")
    admin.press("把这一行做成测试")
    admin.page.get_by_role("tab", name=re.compile("^测试")).click()
    expect(admin.page.locator(".tests tbody tr")).to_have_count(1)
    admin.picture("tests")


@pytest.mark.parametrize("kind", ["Excel", "CSV"])
def test_a_table_is_saved_as_a_spreadsheet_and_brought_back(kind: str, admin: Visitor, tmp_path: Path) -> None:
    admin.go(f"{HOME}/rule/{a_table(admin)}")
    rows = admin.page.locator(".rule-told")
    expect(rows).to_contain_text("4 行")
    admin.press("导出")
    with admin.page.expect_download() as saving:
        admin.page.get_by_role("menuitem", name=re.compile(kind)).click()
    sheet = tmp_path / saving.value.suggested_filename
    saving.value.save_as(sheet)
    admin.press("添加一行")
    expect(rows).to_contain_text("5 行")
    with admin.page.expect_file_chooser() as choosing:
        admin.press("导入")
    choosing.value.set_files(sheet)
    expect(rows).to_contain_text("4 行")
    expect(cell(admin, 1, 1)).to_have_text("运输破损, 质量问题")
    admin.press("撤销")
    expect(rows).to_contain_text("5 行")


@pytest.mark.parametrize("language", ["zh", pytest.param("en", marks=pytest.mark.deep)])
def test_the_rule_designer_shuts_nobody_out(language: str, shop: Server, meet: Meet) -> None:
    visitor = meet(shop)
    visitor.go("/login")
    if language == "en":
        visitor.speak_english()
    visitor.sign_in("admin", PASSWORD)
    table = a_table(visitor)
    pages = {
        "reaction": f"{HOME}/rule/low_rating",
        "timed": f"{HOME}/rule/stale_48h?at=/body/then/0",
        "table": f"{HOME}/rule/{table}",
    }
    found = []
    for size in (DESK, SMALL, PHONE):
        visitor.page.set_viewport_size(size)
        for name, address in pages.items():
            visitor.go(address)
            expect(visitor.page.locator(".clauses, .grid")).to_be_visible()
            visitor.picture(f"{name}-{size['width']}", whole=False)
            found += [f"{name} {size['width']}: {fault}" for fault in violations(visitor.page)]
    assert not found, "\n".join(found)


def a_table_is_begun_with_keys(admin: Visitor) -> None:
    keys = admin.page.keyboard
    admin.go(f"{HOME}?new=rule&form=return_refund")
    until_focused(admin, lambda: admin.page.get_by_role("radio", name=re.compile("^空白规则")))
    for _ in range(6):
        keys.press("ArrowDown")
    until_focused(admin, lambda: admin.page.get_by_label("名称（中文）"))
    keys.press("Control+a")
    keys.type("按键画的表")
    until_focused(admin, lambda: admin.page.get_by_role("button", name="创建"))
    keys.press("Enter")
    expect(admin.heading("按键画的表")).to_be_visible()
    expect(admin.page.get_by_role("grid")).to_be_visible()
    until_focused(admin, lambda: admin.page.get_by_role("grid"))


def begin(admin: Visitor, start: str, name: str) -> None:
    """From the application's map to a new rule, by clicking."""
    admin.go(HOME)
    admin.page.get_by_role("region", name=re.compile("退货退款")).get_by_role(
        "link", name=re.compile("新建规则")
    ).click()
    dialog = admin.page.get_by_role("dialog")
    dialog.get_by_role("radio", name=re.compile(f"^{start}")).check()
    admin.fill("名称（中文）", name, within=dialog)
    admin.press("创建", within=dialog)
    expect(admin.heading(name)).to_be_visible()
    expect(admin.page.locator(".clauses, .grid")).to_be_visible()
    admin.settled()


def publish(admin: Visitor) -> None:
    admin.page.get_by_role("button", name="发布", exact=True).click()
    admin.see("检查通过")
    admin.fill("发布说明", "新规则")
    admin.press("立即发布")
    admin.see("全部改动已发布")


def card(admin: Visitor, name: str) -> Locator:
    return admin.page.locator(".kind-card").filter(has=admin.page.get_by_text(name, exact=True))


def grid_rows(admin: Visitor) -> Locator:
    return admin.page.locator(".grid-row:not(.grid-head)")


def cell(admin: Visitor, row: int, column: int) -> Locator:
    return admin.page.locator(f"#cell-{row}-{column}")


def choose_in(admin: Visitor, box: Locator, option: str, typed: str = "") -> None:
    if typed:
        box.first.locator("input").fill(typed)
    else:
        box.first.click()
    exact = re.compile(f"^{re.escape(option)}$")
    admin.page.locator(".ant-select-item-option:visible").filter(has_text=exact).first.click()
