"""The whole way of one ticket, from an empty system to a number on the dashboard, through the pages people use."""

import re
from pathlib import Path

import pytest
from PIL import Image
from playwright.sync_api import Locator, expect

from tests.e2e.conftest import Meet
from tests.e2e.patience import until
from tests.e2e.server import PASSWORD, Server
from tests.e2e.visitor import Visitor

pytestmark = pytest.mark.e2e

STAFF = {
    "anna": ("--name", "安娜", "--group", "service"),
    "wei": ("--name", "小魏", "--group", "warehouse"),
    "fang": ("--name", "小方", "--group", "finance"),
    "liang": ("--name", "梁主管", "--group", "supervisors", "--manages", "supervisors"),
}
RECORDS = "/api/v1/forms/return_refund/records"


def test_a_buyers_return_goes_from_the_phone_to_the_dashboard(
    empty_server: Server, meet: Meet, artefacts: Path, tmp_path: Path
) -> None:
    admin = meet(empty_server, moving=True)
    an_empty_system_offers_templates(admin)
    empty_server.add_staff(STAFF)
    an_order_is_entered(admin)

    buyer = meet(empty_server, phone=True, moving=True)
    number = the_buyer_asks_for_a_refund(buyer, photo_with_a_place(tmp_path / "photo.jpg"))
    stored = list(empty_server.stored_files)
    assert stored, "the photo is nowhere"
    assert not any(map(places, stored)), "where a buyer lives is not ours to know"

    dashboard = admin  # open from here on; only what the server tells moves its numbers
    dashboard.go("/dashboards/after_sales")
    anna, wei, fang, liang = (staff(meet, empty_server, name) for name in STAFF)
    service_replies_and_accepts(anna, number)
    warehouse_and_finance_check_side_by_side(wei, fang, number)
    the_supervisor_approves(liang, number)
    finance_refunds(fang, number)
    until(lambda: counted(dashboard) == (1, 100, None), 2, "the refund to be on the dashboard")

    the_buyer_answers_and_rates(buyer)
    took = until(lambda: counted(dashboard) == (1, 100, 5), 2, "the rating to be on the dashboard")
    (artefacts / "seconds-to-the-dashboard.txt").write_text(f"{took:.2f}\n")
    dashboard.picture("90-dashboard")
    the_ticket_is_closed(anna, number)


def an_empty_system_offers_templates(admin: Visitor) -> None:
    """The first sign-in leads to the templates; one press brings in after-sales and what it stands on."""
    admin.go("/")
    admin.picture("01-sign-in")
    admin.sign_in("admin", PASSWORD)
    expect(admin.heading("从一个模板开始")).to_be_visible()
    admin.settled()
    admin.picture("02-first-screen")
    card = admin.page.get_by_role("article").filter(has=admin.heading(re.compile("售后")))
    admin.press("导入", within=card)
    dialog = admin.page.get_by_role("dialog")
    dialog.get_by_label("带上演示数据").uncheck()
    admin.picture("03-import")
    admin.press("导入", within=dialog)
    expect(admin.page.get_by_text("已导入并发布")).to_be_visible(timeout=30_000)
    expect(admin.heading("管理员，你好")).to_be_visible()
    admin.picture("04-workbench")


def an_order_is_entered(admin: Visitor) -> None:
    """The customer and their order come first: a buyer can only return what was bought."""
    admin.go("/forms/customer/new")
    admin.fill("姓名", "王小明")
    admin.fill("手机号", "13800138000")
    admin.choose("会员等级", "普通")
    admin.press("提交")
    expect(admin.heading(re.compile("王小明"))).to_be_visible()
    admin.go("/forms/order/new")
    admin.fill("订单号", "E2026112201")
    admin.choose("平台", "淘宝")
    admin.choose("客户", "王小明", typed="王小明")
    admin.fill("下单手机号", "13800138000")
    admin.fill("实付金额", "899")
    moment = admin.page.get_by_label("付款时间")
    moment.click()
    moment.fill("2026-11-11 10:00")
    moment.press("Enter")
    admin.picture("05-order")
    admin.press("提交")
    expect(admin.heading(re.compile("E2026112201"))).to_be_visible()


def the_buyer_asks_for_a_refund(buyer: Visitor, photo: Path) -> str:
    """On a phone: what is missing is said by field, then what does not fit the order, then it is accepted."""
    buyer.go("/f/return_refund")
    buyer.picture("10-phone-form")
    buyer.press("提交")
    buyer.see("有内容需要修改")
    expect(buyer.page.get_by_role("alert").filter(has_text="请填写此项")).not_to_have_count(0)
    buyer.picture("11-phone-missing")

    buyer.fill("订单号", "E2026112201")
    buyer.fill("下单手机号", "13900139000")
    buyer.page.get_by_label("质量问题").check()
    buyer.fill("退款金额", "899")
    buyer.press("添加一行")
    buyer.fill("商品", "羊绒围巾")
    buyer.fill("数量", "1")
    buyer.page.get_by_role("group", name="照片").locator("input[type=file]").first.set_input_files(photo)
    expect(buyer.page.get_by_role("button", name="移除 photo.jpg")).to_be_visible()
    buyer.fill("补充说明", "围巾上有一个洞。")
    buyer.expects(422, RECORDS)
    buyer.press("提交")
    buyer.see("手机号与该订单的下单手机号不一致")
    buyer.picture("12-phone-refused")

    buyer.fill("下单手机号", "13800138000")
    buyer.press("提交")
    expect(buyer.heading("已收到，谢谢")).to_be_visible()
    buyer.picture("13-phone-thanks")
    buyer.press("查看进度")
    number = buyer.heading(re.compile(r"^TH\d{6}$"))
    expect(number).to_be_visible()
    buyer.settled()
    buyer.picture("14-phone-progress")
    return number.inner_text()


def service_replies_and_accepts(anna: Visitor, number: str) -> None:
    """The agent finds it by its number, answers the buyer and accepts."""
    anna.picture("20-agent-workbench")
    anna.page.get_by_role("link", name="退货退款").click()
    anna.fill("搜索编号、标题、内容", number)
    anna.picture("21-agent-list")
    anna.page.get_by_role("link", name=number).click()
    task = anna.page.get_by_role("article", name="客服审核")
    expect(task).to_be_visible()
    anna.picture("22-agent-ticket")
    anna.fill("回复买家…", "您好，围巾请寄回，我们优先处理。")
    anna.press("发送")
    anna.see("与买家沟通（1）")
    anna.fill("审核意见", "照片清楚，同意退货", within=task)
    anna.press("通过", within=task)
    expect(anna.page.get_by_role("article", name="仓库验货")).to_be_visible()
    expect(anna.page.get_by_role("article", name="财务预审")).to_be_visible()
    anna.picture("23-agent-accepted")


def warehouse_and_finance_check_side_by_side(wei: Visitor, fang: Visitor, number: str) -> None:
    """Both have their task open at the same time; neither waits for the other."""
    inspect, check = take(wei, number, "仓库验货"), take(fang, number, "财务预审")
    wei.choose("验货结果", "通过")
    wei.press("完成验货", within=inspect)
    expect(inspect.get_by_role("alert")).to_contain_text("请先完成检查清单：核对退货单号与订单一致、清点件数与配件")
    for item in ("核对退货单号与订单一致", "清点件数与配件"):
        box = inspect.get_by_role("checkbox", name=item)
        box.click()
        expect(box).to_be_checked()
        expect(inspect.get_by_role("listitem").filter(has_text=item)).to_contain_text("小魏")
    wei.picture("30-warehouse")
    wei.press("完成验货", within=inspect)
    expect(inspect).to_have_count(0)
    expect(check).to_be_visible()
    fang.fill("财务备注", "支付宝原路可退", within=check)
    fang.picture("31-finance")
    fang.press("预审完成", within=check)
    expect(check).to_have_count(0)


def the_supervisor_approves(liang: Visitor, number: str) -> None:
    """Above 500 yuan somebody must agree."""
    task = open_task(liang, number, "主管审批")
    liang.picture("40-supervisor")
    task.get_by_role("textbox", name="审批意见").fill("同意")
    liang.press(re.compile("同意|批准|通过"), within=task)
    expect(task).to_have_count(0)


def finance_refunds(fang: Visitor, number: str) -> None:
    """The reference is asked for before the refund counts as done."""
    task = take(fang, number, "财务退款")
    fang.press("已退款", within=task)
    expect(task.get_by_role("alert").filter(has_text="请填写此项")).to_be_visible()
    fang.fill("退款流水号", "ALI-2026112200017", within=task)
    fang.picture("50-refund")
    fang.press("已退款", within=task)
    expect(task).to_have_count(0)


def the_buyer_answers_and_rates(buyer: Visitor) -> None:
    """The page that the buyer left open has the reply, the notice of the refund, and asks for a rating."""
    asked = buyer.page.get_by_role("region", name="满意度回访")
    expect(asked).to_be_visible()
    buyer.see("您好，围巾请寄回，我们优先处理。")
    buyer.see("您的退款 ¥899.00 已原路退回")
    buyer.fill("有问题可以在这里留言…", "收到退款了，谢谢！")
    buyer.press("发送")
    expect(buyer.page.get_by_role("listitem").filter(has_text="收到退款了，谢谢！")).to_be_visible()
    buyer.picture("60-phone-rating")
    asked.get_by_label("5 星").check(force=True)
    with buyer.page.expect_response(lambda response: "/tasks/" in response.url and response.ok):
        buyer.press("提交评价", within=asked)


def the_ticket_is_closed(anna: Visitor, number: str) -> None:
    """It has left the list of what is active; its page says that nothing is left to do, and how it came to that."""
    anna.go("/forms/return_refund")
    expect(anna.page.get_by_text("没有符合条件的记录")).to_be_visible()
    anna.press("已关闭")
    anna.page.get_by_role("link", name=number).click()
    anna.see("已关闭")
    anna.see("目前没有待办")
    anna.see("收到退款了，谢谢！")
    anna.picture("91-ticket-closed")


# --- small steps -----------------------------------------------------------------------------------------------------


def staff(meet: Meet, server: Server, name: str) -> Visitor:
    """A colleague, signed in."""
    visitor = meet(server, moving=True)
    visitor.go("/login")
    visitor.sign_in(name, PASSWORD)
    return visitor


def open_task(visitor: Visitor, number: str, name: str) -> Locator:
    """The card of a task on its ticket's page, reached from the workbench."""
    visitor.go("/")
    visitor.page.get_by_role("link", name=re.compile(f"{name}.*{number}")).click()
    task = visitor.page.get_by_role("article", name=name)
    expect(task).to_be_visible()
    return task


def take(visitor: Visitor, number: str, name: str) -> Locator:
    """A task of the group, first made one's own in the workbench."""
    visitor.go("/")
    row = visitor.page.get_by_role("listitem").filter(has_text=number).filter(has_text=name)
    visitor.press("领取", within=row)
    expect(row.get_by_role("button")).to_have_count(0)
    return open_task(visitor, number, name)


def counted(dashboard: Visitor) -> tuple[float | None, ...]:
    """The three numbers at the top: tickets, percent completed, average rating; None where there is none yet."""
    texts = dashboard.page.locator(".kpis dd").all_inner_texts()
    return tuple(None if text.strip() == "—" else float(text.strip().rstrip("%")) for text in texts)


def photo_with_a_place(path: Path) -> Path:
    """A picture as phones take it: with the place where it was taken."""
    picture = Image.new("RGB", (1200, 900), (178, 132, 96))
    exif = Image.Exif()
    exif[0x8825] = {1: "N", 2: (30.0, 15.0, 0.0), 3: "E", 4: (120.0, 9.0, 0.0)}
    picture.save(path, exif=exif)
    assert places(path)
    return path


def places(path: Path) -> dict[int, object]:
    """What a stored picture says of the place where it was taken."""
    with Image.open(path) as picture:
        return dict(picture.getexif().get_ifd(0x8825))
