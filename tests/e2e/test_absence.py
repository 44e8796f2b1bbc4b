"""Somebody notes that they are away and who stands in; who looks after people sees it, and takes it back."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import expect

from tests.e2e.axe import violations
from tests.e2e.conftest import Meet
from tests.e2e.server import PASSWORD, Server
from tests.e2e.visitor import PHONE

pytestmark = pytest.mark.e2e


def test_a_leave_is_noted_by_oneself_and_taken_back_by_who_looks_after_people(demo_server: Server, meet: Meet) -> None:
    staff = {name: ("--name", said, "--group", "service") for name, said in (("yi", "小易"), ("lan", "小兰"))}
    demo_server.add_staff({**staff, "hong": ("--name", "洪姐", "--role", "administrator")})
    yi = meet(demo_server)
    yi.go("/login")
    yi.sign_in("yi", PASSWORD)
    yi.page.set_viewport_size(PHONE)
    yi.press(re.compile("当前用户：小易"))
    yi.press("请假与代理")
    dialog = yi.page.get_by_role("dialog")
    expect(dialog).to_contain_text("没有登记请假")
    dialog.get_by_label("开始时间").fill("2099-02-01T09:00")
    dialog.get_by_label("结束时间").fill("2099-01-01T18:00")
    yi.choose("代理人", "小兰", typed="小兰")
    assert violations(yi.page) == []
    me = yi.page.request.get("/api/v1/session").json()["user"]["id"]
    yi.expects(422, f"/api/v1/people/{me}/absences")
    dialog.get_by_role("button", name="登记请假").click()
    yi.see("结束要晚于开始，也要晚于现在")
    yi.picture("too-early")
    dialog.get_by_label("结束时间").fill("2099-02-08T18:00")
    dialog.get_by_role("button", name="登记请假").click()
    expect(dialog.get_by_role("listitem")).to_have_text(re.compile("2099-02-01 09:00 至 2099-02-08 18:00 由小兰代理"))
    yi.picture("noted")

    admin = meet(demo_server)
    admin.go("/login")
    admin.sign_in("hong", PASSWORD)  # who comes to speak English: the account remembers it
    admin.go("/people")
    admin.press("“小易”的请假与代理")
    admin.press(re.compile("取消请假：2099-02-01"))
    admin.see("没有登记请假。")
    admin.page.keyboard.press("Escape")
    expect(admin.page.get_by_role("dialog")).to_have_count(0)
    admin.speak_english()
    admin.press("Leave of “小易”")
    admin.see("No leave is noted.")
    assert violations(admin.page) == []
    admin.picture("english")
