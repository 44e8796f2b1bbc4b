"""A colleague changes their own password on a phone, and signs in with it."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import expect

from tests.e2e.axe import violations
from tests.e2e.conftest import Meet
from tests.e2e.server import PASSWORD, Server
from tests.e2e.visitor import PHONE

pytestmark = pytest.mark.e2e

NEW = "a better horse battery"


def test_a_password_is_changed_by_its_owner_and_other_devices_are_signed_out(demo_server: Server, meet: Meet) -> None:
    demo_server.add_staff({"qi": ("--name", "小齐", "--group", "service")})
    qi, elsewhere = meet(demo_server), meet(demo_server)
    for browser in (elsewhere, qi):
        browser.go("/login")
        browser.sign_in("qi", PASSWORD)
    elsewhere.page.goto("about:blank")  # a page that is open asks for news, and would be refused at any moment
    qi.page.set_viewport_size(PHONE)
    qi.go("/")
    qi.press(re.compile("当前用户：小齐"))
    qi.press("修改密码")
    dialog = qi.page.get_by_role("dialog")
    save = dialog.get_by_role("button", name="修改密码")
    expect(save).to_be_disabled()
    assert violations(qi.page) == []
    dialog.get_by_label("当前密码", exact=True).fill("not this one")
    dialog.get_by_label("新密码", exact=True).fill(NEW)
    dialog.get_by_label("再输入一次新密码").fill("a better horse")
    qi.see("两次输入的新密码不一致")
    expect(save).to_be_disabled()
    dialog.get_by_label("再输入一次新密码").fill(NEW)
    qi.expects(422, "/api/v1/session/password")
    qi.page.keyboard.press("Enter")
    qi.see("当前密码不正确")
    qi.picture("wrong")
    dialog.get_by_label("当前密码", exact=True).fill(PASSWORD)
    save.click()
    qi.see("密码已修改，其他设备上的登录已失效")
    expect(dialog).to_have_count(0)
    qi.go("/")

    elsewhere.go("/login")
    elsewhere.sign_in("qi", NEW)
    elsewhere.speak_english()
    elsewhere.press(re.compile("小齐"))
    elsewhere.press("Change password")
    elsewhere.see("At least 8 characters.")
    assert violations(elsewhere.page) == []
    elsewhere.picture("english")
