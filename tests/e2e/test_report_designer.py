"""Drawing reports, dashboards and roles: by mouse, by clicking only and by keys only; published, and looked at."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Locator, expect

from tests.e2e.axe import violations
from tests.e2e.conftest import Meet
from tests.e2e.server import PASSWORD, Server
from tests.e2e.visitor import DESK, PHONE, Visitor

pytestmark = pytest.mark.e2e
HOME = "/designer/after_sales"
OTHERS = ("每日退款趋势", "承运商异常", "售后工单")
Place = Callable[[Visitor, Locator, Locator], None]


@pytest.mark.parametrize("way", ["mouse", "clicks", pytest.param("keys", marks=pytest.mark.deep)])
def test_a_report_and_a_dashboard_of_four_charts_are_drawn(way: str, demo_server: Server, meet: Meet) -> None:
    admin = signed_in(demo_server, meet)
    place = {"mouse": by_mouse, "clicks": by_click, "keys": by_key}[way]
    begin(admin, "新建报表", f"问题耗时 {way}", f"Problems {way}")
    a_report_is_drawn(admin, place)
    begin(admin, "新建看板", f"小看板 {way}", f"Board {way}")
    four_charts(admin, place, f"问题耗时 {way}")
    arranged(admin, way)
    admin.picture("board")
    if way == "clicks":
        published_and_drilled(admin)


def a_report_is_drawn(admin: Visitor, place: Place) -> None:
    admin.press("移除“数量”")
    admin.see("先选一个指标")
    well = admin.page.get_by_role("region", name=re.compile("^(指标|维度)$"))
    measures, dimensions = well.filter(has_text="要算什么"), well.filter(has_text="按什么分开看")
    place(admin, admin.page.get_by_role("button", name="新增数", exact=True), measures)
    expect(measures.get_by_role("button", name="新增数", exact=True)).to_be_visible()
    place(admin, field(admin, "状态", "维度"), dimensions)
    expect(admin.page.get_by_role("button", name="柱状图")).to_have_attribute("aria-pressed", "true")
    numbers = admin.page.get_by_role("region", name="数据明细")
    expect(numbers.get_by_role("link").first).to_be_visible()
    place(admin, field(admin, "创建时间", "维度"), dimensions)
    admin.page.keyboard.press("Control+z")
    expect(dimensions.get_by_role("listitem")).to_have_count(1)
    admin.see("已保存")
    admin.picture("report")


def four_charts(admin: Visitor, place: Place, drawn: str) -> None:
    board = admin.page.locator(".board")
    for number, name in enumerate((drawn, *OTHERS), start=1):
        place(admin, admin.page.get_by_role("button", name=f"把“{name}”放到看板上"), board)
        expect(admin.page.locator("[data-card]")).to_have_count(number)
    expect(admin.page.locator(".board .ant-spin")).to_have_count(0)
    must_not_overlap(admin)


def arranged(admin: Visitor, way: str) -> None:
    """One card is moved to the top and made as wide as the board."""
    card = admin.page.locator("[data-card]", has_text="承运商异常")
    handle = card.get_by_role("button", name=re.compile("方向键移动"))
    if way == "mouse":
        before = box(card)
        drag_by(admin, handle, -before["x"] + box(admin.page.locator(".board"))["x"], -before["y"])
        drag_by(admin, card.locator(".board-corner"), 900, 0)
    elif way == "clicks":
        for choice in ("最上面", "整行"):
            admin.press("“承运商异常”的大小和位置")
            admin.page.get_by_role("menuitem", name=choice).click()
    else:
        handle.focus()
        for key in [*["ArrowUp"] * 12, *["ArrowLeft"] * 12, *["Shift+ArrowRight"] * 12]:
            admin.page.keyboard.press(key)
    wide, board = box(card), box(admin.page.locator(".board"))
    assert abs(wide["width"] - board["width"]) < 4
    expect(admin.page.locator("[data-card]").first).to_be_visible()
    assert wide["y"] == min(box(each)["y"] for each in admin.page.locator("[data-card]").all())
    must_not_overlap(admin)


def published_and_drilled(admin: Visitor) -> None:
    admin.see("已保存")
    admin.page.get_by_role("link", name="发布").click()
    admin.press("立即发布", within=admin.page.get_by_role("region", name="检查与发布"))
    admin.see("已发布")
    admin.go("/dashboards/board_clicks")
    bar = admin.page.get_by_role("region", name="问题耗时 clicks").locator(".bars .point path").first
    bar.scroll_into_view_if_needed()
    at = box(bar)
    admin.page.mouse.move(at["x"] + at["width"] / 2, at["y"] + at["height"] / 2)
    expect(admin.page.locator(".hovertext")).to_have_count(1)  # the chart tells by the pointer which bar is pressed
    admin.page.mouse.down()
    admin.page.mouse.up()
    admin.page.wait_for_url(re.compile(r"/forms/.+filter="))
    admin.see("来自图表或视图的条件")
    expect(admin.page.locator(".records tbody tr").first).to_be_visible()


def test_a_role_is_drawn_and_looked_through(demo_server: Server, meet: Meet) -> None:
    admin = signed_in(demo_server, meet)
    admin.go(f"{HOME}/role/service_agent")
    admin.page.get_by_role("checkbox", name="退货退款：导出").check()
    admin.page.locator("tr", has_text="退货退款").get_by_role("button", name="全部可改").click()
    line = admin.page.locator(".field-line", has_text="退款金额")
    line.get_by_text("打码").click()
    trial = admin.page.get_by_role("region", name="以此角色查看")
    expect(trial.get_by_text("已打码").first).to_be_visible()
    choose(admin, "退货退款：哪些记录", "自己处理的")
    expect(trial.get_by_text("看不到").first).to_be_visible()
    admin.see("已保存")
    admin.picture("role")
    for _ in range(3):
        admin.press("撤销")
    expect(admin.page.get_by_role("checkbox", name="退货退款：导出")).not_to_be_checked()
    admin.see("已保存")


def test_somebody_is_added_sent_home_and_a_key_is_shown_once(demo_server: Server, meet: Meet) -> None:
    admin = signed_in(demo_server, meet)
    admin.go("/people")
    admin.press("添加成员")
    dialog = admin.page.get_by_role("dialog")
    admin.fill("姓名", "新同事", within=dialog)
    admin.fill("用户名", "newcomer", within=dialog)
    dialog.get_by_label("密码", exact=True).fill(PASSWORD)
    admin.press("添加成员", within=dialog)
    expect(admin.page.get_by_role("row", name=re.compile("新同事"))).to_contain_text("在职")
    newcomer = meet(demo_server)
    newcomer.go("/login")
    newcomer.sign_in("newcomer", PASSWORD)
    for asked in ("changes", "forms", "notifications", "tasks"):  # an open page goes on asking after its session ended
        newcomer.expects(401, f"/api/v1/{asked}")
    admin.press("停用“新同事”")
    admin.press("停用“新同事”", within=admin.page.get_by_role("dialog"))
    expect(admin.page.get_by_role("row", name=re.compile("新同事"))).to_contain_text("已停用")
    admin.page.get_by_role("tab", name="API 密钥").click()
    admin.press("新建密钥")
    admin.fill("用途", "ERP")
    choose(admin, "以谁的权限", "管理员")
    admin.press("创建")
    expect(admin.page.locator("code")).to_have_text(re.compile("^gd_.{40,}"))
    admin.press("我已保存")
    expect(admin.page.get_by_role("row", name=re.compile("ERP"))).to_contain_text("有效")
    newcomer.page.goto("/")
    expect(newcomer.page.get_by_role("button", name="登录")).to_be_visible()


@pytest.mark.parametrize("language", ["zh", pytest.param("en", marks=pytest.mark.deep)])
def test_these_designers_shut_nobody_out(language: str, demo_server: Server, meet: Meet) -> None:
    admin = signed_in(demo_server, meet, language)
    pages = {
        "report": f"{HOME}/report/returns_by_problem?at=/body/dimensions/1",
        "heat": f"{HOME}/report/returns_heat",
        "dashboard": f"{HOME}/dashboard/after_sales",
        "role": f"{HOME}/role/service_agent?at=/body/grants/0",
        "group": f"{HOME}/group/service",
        "people": "/people",
    }
    found = []
    for size in (DESK, {"width": 1024, "height": 768}, PHONE):
        admin.page.set_viewport_size(size)
        for name, address in pages.items():
            admin.go(address)
            admin.picture(f"{name}-{size['width']}", whole=False)
            found += [f"{name} {size['width']}: {fault}" for fault in violations(admin.page)]
    assert not found, "\n".join(found)


def signed_in(server: Server, meet: Meet, language: str = "zh") -> Visitor:
    admin = meet(server)
    admin.go("/login")
    if language == "en":
        admin.speak_english()
    admin.sign_in("admin", PASSWORD)
    return admin


def begin(admin: Visitor, what: str, zh: str, en: str) -> None:
    admin.go(HOME)
    admin.press("新建其他")
    admin.page.get_by_role("menuitem", name=what).click()
    dialog = admin.page.get_by_role("dialog")
    admin.fill("名称（中文）", zh, within=dialog)
    admin.fill("英文名称（可选）", en, within=dialog)
    admin.press("创建", within=dialog)
    expect(admin.heading(zh)).to_be_visible()
    admin.settled()


def field(admin: Visitor, name: str, way: str) -> Locator:
    """The line of a field in the palette."""
    return admin.page.locator(".offer-field").filter(has=admin.page.get_by_text(name, exact=True))


def by_mouse(admin: Visitor, what: Locator, where: Locator) -> None:
    grip = what.locator(".offer-name") if what.locator(".offer-name").count() else what
    grip.scroll_into_view_if_needed()
    start, end = box(grip), box(where)
    admin.page.mouse.move(start["x"] + 20, start["y"] + start["height"] / 2)
    admin.page.mouse.down()
    admin.page.mouse.move(end["x"] + end["width"] / 2, end["y"] + min(end["height"] / 2, 200), steps=12)
    admin.page.mouse.up()


def by_click(admin: Visitor, what: Locator, where: Locator) -> None:
    button = what.get_by_role("button", name=re.compile("维度"))
    (button if button.count() else what).click()


def by_key(admin: Visitor, what: Locator, where: Locator) -> None:
    button = what.get_by_role("button", name=re.compile("维度"))
    (button if button.count() else what).focus()
    admin.page.keyboard.press("Enter")


def drag_by(admin: Visitor, what: Locator, across: float, down: float) -> None:
    start = box(what)
    x, y = start["x"] + 12, start["y"] + start["height"] / 2
    admin.page.mouse.move(x, y)
    admin.page.mouse.down()
    admin.page.mouse.move(x + across, y + down, steps=12)
    admin.page.mouse.up()


def choose(admin: Visitor, label: str, option: str) -> None:
    admin.page.get_by_role("combobox", name=label).click()
    admin.page.locator(".ant-select-item-option:visible").filter(has_text=option).first.click()


def box(what: Locator) -> dict[str, float]:
    found = what.bounding_box()
    assert found
    return dict(found)


def must_not_overlap(admin: Visitor) -> None:
    cards = [box(card) for card in admin.page.locator("[data-card]").all()]
    for number, one in enumerate(cards):
        for other in cards[number + 1 :]:
            across = one["x"] < other["x"] + other["width"] and other["x"] < one["x"] + one["width"]
            assert not (across and one["y"] < other["y"] + other["height"] and other["y"] < one["y"] + one["height"])
