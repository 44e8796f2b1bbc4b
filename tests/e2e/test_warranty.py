"""From an empty system to working tickets: a warranty repair is drawn, published, worked and seen on a dashboard."""

from __future__ import annotations

import re
import sys
from pathlib import Path

import pytest
from playwright.sync_api import Locator, expect

from tests.e2e.conftest import Meet
from tests.e2e.hands import Hands, Way
from tests.e2e.server import PASSWORD, Server

pytestmark = pytest.mark.e2e
MINUTES = 15

FIELDS = (
    ("手机号", "报修人手机"),
    ("单行文本", "产品型号"),
    ("日期", "购买日期"),
    ("开关", "在保"),
    ("单选", "故障类型"),
    ("多行文本", "故障描述"),
    ("单行文本", "其他故障"),
    ("日期时间", "进水时间"),
    ("图片", "故障照片"),
    ("金额", "维修费用"),
    ("整数", "配件数量"),
    ("明细表", "更换配件"),
    ("多选", "检测项目"),
    ("评分", "满意度"),
)
"""What is added to the subject that every form begins with: fifteen in all."""

REPORTS = {"报修数量": "", "故障分布": "故障类型", "每日报修": "创建时间", "处理进度": "状态"}
"""The four charts, and by what each tells the tickets apart."""


WAYS = ["clicks", *(pytest.param(way, marks=pytest.mark.deep) for way in ("mouse", "keys"))]


@pytest.mark.parametrize("way", WAYS)
def test_a_warranty_repair_is_drawn_published_worked_and_seen(
    way: Way, empty_server: Server, meet: Meet, artefacts: Path
) -> None:
    admin = meet(empty_server)
    admin.expects(404, "/api/v1/reports/preview")  # nothing is counted before the first publish
    hands = Hands(admin, way)
    signed_in(hands)
    an_application_with_a_form_is_begun(hands)
    fifteen_fields(hands)
    two_conditions(hands)
    a_flow_is_drawn(hands)
    two_rules_and_a_table(hands)
    four_reports_on_a_dashboard(hands)
    published(hands)
    a_ticket_is_submitted_and_worked(hands)
    the_charts_are_seen(hands)
    (artefacts / "effort.txt").write_text("\n".join([hands.effort.told(), *hands.effort.log]) + "\n")
    sys.stdout.write(f"\nwarranty repair by {way}: {hands.effort.told()}\n")
    assert hands.effort.minutes < MINUTES


def signed_in(hands: Hands) -> None:
    """At the designer's door: the sign-in leads on to it."""
    hands.visitor.go("/designer")
    hands.write(hands.page.get_by_label("用户名"), "admin")
    hands.write(hands.page.get_by_label(re.compile("^密码")), PASSWORD)
    hands.button("登录")
    expect(hands.visitor.heading("配置")).to_be_visible()
    hands.visitor.settled()


def an_application_with_a_form_is_begun(hands: Hands) -> None:
    hands.button("新建空白应用")
    named(hands, "保修维修")
    hands.button("新建表单")
    named(hands, "维修单")


def named(hands: Hands, name: str) -> None:
    """The name of something new, in its dialog; it opens."""
    dialog = hands.page.get_by_role("dialog")
    hands.write(dialog.get_by_label("名称（中文）"), name)
    hands.button("创建", within=dialog)
    opened(hands, name)


def opened(hands: Hands, name: str) -> None:
    """A page of this name: its own heading, for the map has one for each form."""
    expect(hands.page.get_by_role("heading", name=name, level=1)).to_be_visible()
    hands.visitor.settled()


def fifteen_fields(hands: Hands) -> None:
    for number, (kind, name) in enumerate(FIELDS, start=2):
        if hands.way == "keys":
            hands.search("/", kind)
        else:
            hands.put(tile(hands, "控件库", kind), hands.page.locator(".canvas .field-row").last, low=True)
        expect(hands.page.locator(".canvas .field-name")).to_have_count(number)
        hands.write(setting(hands, "label").locator("textarea").first, name)
        if name in ("故障类型", "检测项目"):
            options(hands, "不开机\n进水\n屏幕碎裂\n其他" if name == "故障类型" else "外观\n电池\n主板")
        if name == "更换配件":
            columns(hands)


def options(hands: Hands, lines: str) -> None:
    hands.button("批量粘贴")
    hands.write(hands.page.get_by_label("批量粘贴", exact=True), lines)
    hands.button("使用这些")


def columns(hands: Hands) -> None:
    """The first column is there already."""
    columns = setting(hands, "fields").locator(".item")
    hands.button("添加", within=setting(hands, "fields"))
    hands.pick(columns.nth(1).get_by_role("combobox", name="类型"), "金额")
    for column, name in ((columns.nth(0), "配件"), (columns.nth(1), "单价")):
        hands.write(column.locator("[data-setting=label] textarea").first, name)


def two_conditions(hands: Hands) -> None:
    for field, option in (("其他故障", "其他"), ("进水时间", "进水")):
        select(hands, row(hands, field))
        shown = setting(hands, "visible")
        hands.press(shown.get_by_text("按条件"))
        dialog = hands.page.get_by_role("dialog")
        condition(hands, dialog, "故障类型", None, option)
        hands.button("确定", within=dialog)
        expect(shown).to_contain_text(f"故障类型 等于 {option}")
    hands.visitor.see("已保存")


def condition(hands: Hands, within: Locator, field: str, operator: str | None, value: str) -> None:
    hands.button("添加条件", within=within)
    hands.pick(within.locator(".rule-fields").last, field)
    if operator:
        hands.pick(within.locator(".rule-operators").last, operator)
        hands.write(within.locator(".condition-value input").last, value)
    else:
        hands.pick(within.locator(".condition-value").last, value)


def a_flow_is_drawn(hands: Hands) -> None:
    """Approved by somebody; then repaired while the buyer is given time, and both must be done."""
    home(hands)
    hands.button("给“维修单”新建流程")
    hands.press(hands.page.get_by_text("审批：开始 → 审批 → 结束"))
    hands.button("创建")
    opened(hands, "维修单流程")
    three_nodes(hands)
    who_and_how_long(hands)
    expect(hands.page.get_by_role("button", name="0 个问题")).to_be_visible()
    hands.visitor.see("已保存")
    hands.visitor.picture("flow", whole=False)


def three_nodes(hands: Hands) -> None:
    node(hands, "并行", "审批 · 同意", "branch-approval_1-approved")
    node(hands, "等待", "并行 · 分支 1", "branch-parallel_1-branch_1")
    node(hands, "人工处理", "并行 · 分支 2", "branch-parallel_1-branch_2")


def who_and_how_long(hands: Hands) -> None:
    select(hands, hands.page.locator("#node-delay_1"))
    hands.write(panel(hands).get_by_label("时长", exact=True), "1")
    hands.pick(panel(hands).get_by_label("时长 单位"), "秒")
    select(hands, hands.page.locator("#node-approval_1"))
    hands.button("添加", within=setting(hands, "approvers"))
    somebody(hands, "approval_1-config-approvers-0")
    select(hands, hands.page.locator("#node-human_task_1"))
    somebody(hands, "human_task_1-config-assignee")


def node(hands: Hands, kind: str, after: str, stop: str) -> None:
    """A node after another: dragged onto the plus; or the plus, then its kind; or A at the stop, then its name."""
    plus = hands.page.get_by_role("button", name=f"在“{after}”之后添加节点", exact=True)
    if hands.way == "mouse":
        hands.put(tile(hands, "节点库", kind), plus)
    elif hands.way == "keys":
        select(hands, hands.page.locator(f"[id={stop}]"))
        hands.search("a", kind)
    else:
        hands.press(plus)
        hands.press(hands.page.locator(".node-menu").get_by_role("button", name=kind, exact=True))
    expect(hands.page.locator(".story .node-name", has_text=kind)).to_have_count(1)


def select(hands: Hands, drawn: Locator) -> None:
    """Something drawn: pressed, or walked to by the arrow keys."""
    if hands.way != "keys":
        hands.press(drawn)
        return
    if hands.page.locator(".pane-palette :focus, .pane-panel :focus").count():
        hands.key("Escape")
    order = hands.page.locator(".field-main, .node-main, .branch-main").evaluate_all(
        "all => all.map((each) => each.id)"
    )
    on = hands.page.locator(".pane-canvas [aria-pressed=true]").evaluate_all("all => all[0]?.id")
    to = drawn.get_attribute("id")
    down = on not in order or order.index(to) > order.index(on)
    hands.arrows("ArrowDown" if down else "ArrowUp", hands.page.locator(f"[id={to}][aria-pressed=true]:focus"))


def somebody(hands: Hands, box: str) -> None:
    """The administrator does it: first that it is a person, then who."""
    hands.pick(hands.page.locator(f"#node-{box}"), "成员")
    hands.pick(hands.page.locator(f"#node-{box}-name"), re.compile("管理员"))


def two_rules_and_a_table(hands: Hands) -> None:
    home(hands)
    rule(hands, "空白规则", "高额维修提醒")
    condition(hands, hands.page.locator(".clause", has_text="如果"), "维修费用", "大于", "500")
    expect(hands.page.locator(".rule-told")).to_contain_text("维修费用 大于 ¥500.00")
    home(hands)
    rule(hands, "变化时打标签", "故障类型变更")
    hands.visitor.see("已保存")
    home(hands)
    rule(hands, "决策表", "按故障定优先级")
    a_table_is_filled(hands)


def a_table_is_filled(hands: Hands) -> None:
    hands.choose(hands.page.get_by_role("button", name="“在保”列的操作"), "修改这一列")
    dialog = hands.page.get_by_role("dialog")
    hands.pick(dialog.get_by_label("看哪个字段"), "故障类型")
    hands.button("确定", within=dialog)
    two_rows_by_keys(hands) if hands.way == "keys" else two_rows(hands)
    expect(hands.page.locator(".rule-told")).to_contain_text("查决策表（2 行），写入 优先级")
    hands.visitor.picture("table", whole=False)


def two_rows(hands: Hands) -> None:
    """By choosing, above the grid."""
    hands.press(cell(hands, 0, 0))
    hands.pick(hands.page.locator(".cell-operator"), "等于")
    hands.pick(hands.page.locator(".cell-value"), "进水")
    hands.press(cell(hands, 0, 1))
    hands.pick(hands.page.locator(".cell-value"), "紧急")
    hands.button("添加一行")
    hands.press(cell(hands, 1, 1))
    hands.pick(hands.page.locator(".cell-value"), "普通")


def two_rows_by_keys(hands: Hands) -> None:
    """By writing, as in a spreadsheet."""
    hands.go(hands.page.get_by_role("grid"))
    for opened in ("进水", "ArrowRight", "紧急", "Control+Enter", "ArrowRight", "普通"):
        if opened.isascii():
            hands.key(opened)
        else:
            hands.key("Enter")
            hands.write(hands.page.locator(".cell-input"), opened)
            hands.key("Enter")


def cell(hands: Hands, row: int, column: int) -> Locator:
    return hands.page.locator(f"#cell-{row}-{column}")


def rule(hands: Hands, start: str, name: str) -> None:
    hands.press(hands.page.get_by_role("link", name=re.compile("新建规则")))
    dialog = hands.page.get_by_role("dialog")
    hands.press(dialog.get_by_role("radio", name=re.compile(f"^{start}")))
    hands.write(dialog.get_by_label("名称（中文）"), name)
    hands.button("创建", within=dialog)
    expect(hands.page.locator(".clauses, .grid")).to_be_visible()
    opened(hands, name)


def four_reports_on_a_dashboard(hands: Hands) -> None:
    """How many, and told apart by what went wrong, by when, and by how far they are."""
    for name, field in REPORTS.items():
        home(hands)
        another(hands, "新建报表", name)
        if field:
            line = hands.page.locator(".offer-field").filter(has=hands.page.get_by_text(field, exact=True))
            dimensions = hands.page.get_by_role("region", name="维度", exact=True)
            if hands.way == "mouse":
                hands.put(line.locator(".offer-name"), dimensions)
            elif hands.way == "keys":
                hands.search("/", field)
            else:
                hands.press(line.get_by_role("button", name=re.compile("维度")))
            expect(dimensions.get_by_role("listitem")).to_have_count(1)
    home(hands)
    another(hands, "新建看板", "维修看板")
    for number, name in enumerate(REPORTS, start=1):
        hands.put(
            hands.page.get_by_role("button", name=f"把“{name}”放到看板上"), hands.page.locator(".board"), low=True
        )
        expect(hands.page.locator("[data-card]")).to_have_count(number)
    hands.visitor.see("已保存")
    hands.visitor.picture("board", whole=False)


def another(hands: Hands, what: str, name: str) -> None:
    """Something new from the menu of the rest."""
    hands.choose(hands.page.get_by_role("button", name="新建其他"), what)
    named(hands, name)


def published(hands: Hands) -> None:
    hands.button("发布")
    ready = hands.page.get_by_role("region", name="检查与发布")
    expect(ready).to_contain_text("检查通过")
    hands.visitor.picture("publish")
    hands.write(ready.get_by_label("发布说明"), "第一版")
    hands.button("立即发布", within=ready)
    expect(hands.page.get_by_text("生效中")).to_be_visible()


def a_ticket_is_submitted_and_worked(hands: Hands) -> None:
    """The form asks for the time of the water only now; the approval opens the repair; both branches end the ticket."""
    rooms = hands.page.get_by_role("navigation", name="主导航")  # what was published may be listed, too
    hands.press(rooms.get_by_role("link", name="维修单", exact=True))
    hands.button("新建维修单")
    hands.write(hands.page.get_by_label(re.compile("^标题")), "手机进水")
    expect(hands.page.get_by_label("进水时间")).to_have_count(0)
    hands.pick(hands.page.get_by_role("combobox", name="故障类型"), "进水")
    expect(hands.page.get_by_label("进水时间")).to_be_visible()
    expect(hands.page.get_by_label("其他故障")).to_have_count(0)
    hands.write(hands.page.get_by_label("维修费用"), "800")
    hands.button("添加一行")
    hands.write(hands.page.get_by_label("配件", exact=True), "屏幕")
    hands.button("提交")
    approval = hands.page.get_by_role("article", name="审批")
    expect(approval).to_be_visible()
    for told in ("紧急", "重点"):  # by the decision table, and by the first rule
        hands.visitor.see(told)
    hands.visitor.picture("ticket")
    hands.button("同意", within=approval)
    repair = hands.page.get_by_role("article", name="人工处理")
    hands.button("完成", within=repair)
    hands.visitor.see("目前没有待办")


def the_charts_are_seen(hands: Hands) -> None:
    hands.press(hands.page.get_by_role("link", name="看板", exact=True))
    hands.press(hands.page.get_by_role("link", name="维修看板"))
    for name in REPORTS:
        expect(hands.page.get_by_role("region", name=name)).to_be_visible()
    expect(hands.page.locator(".kpis dd")).to_have_text("1")
    expect(hands.page.get_by_role("region", name="故障分布").locator(".bars .point path")).to_have_count(1)
    hands.visitor.picture("charts")


def panel(hands: Hands) -> Locator:
    return hands.page.locator(".pane-panel .panel")


def home(hands: Hands) -> None:
    hands.visitor.see("已保存")
    hands.press(hands.page.get_by_role("link", name="返回应用"))
    opened(hands, "保修维修")


def tile(hands: Hands, shelf: str, name: str) -> Locator:
    return hands.page.get_by_role("complementary", name=shelf).get_by_role("button", name=name, exact=True)


def row(hands: Hands, name: str) -> Locator:
    return hands.page.locator(".field-main").filter(has=hands.page.get_by_text(name, exact=True))


def setting(hands: Hands, name: str) -> Locator:
    return hands.page.locator(f".pane-panel [data-setting={name}]").first
