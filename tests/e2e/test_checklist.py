"""A step with a checklist and a part of the form: ticked off on the ticket's page, at a desk and on a phone."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import expect

from app import clock
from app.actor import SYSTEM
from app.db import Database
from app.operations.submit_form import submit_form
from tests.app.tiny import FLOW, TICKET, document, edge, node, publish, words
from tests.e2e.axe import violations
from tests.e2e.conftest import Meet
from tests.e2e.server import PASSWORD, Server
from tests.e2e.visitor import PHONE

pytestmark = pytest.mark.e2e
ROLE = document("role", "clerk", {"grants": [{"form": "ticket", "actions": ["read", "write"]}], "pages": ["workbench"]})
CHECK = {
    "assignee": {"group": "desk"},
    "actions": [{"id": "ok", "label": {"zh": "完成验货", "en": "Done"}, "kind": "primary"}],
    "checklist": [
        {"id": "seal", "label": {"zh": "核对封条完整", "en": "The seal is whole"}, "required": True},
        {"id": "photo", "label": {"zh": "拍照留证", "en": "A photo is taken"}},
    ],
    "sections": [{"id": "goods", "access": "read"}],
    "fields": [{"id": "answer", "access": "edit"}],
}
LAYOUT = [{"id": "goods", "label": {"zh": "商品信息", "en": "Goods"}, "fields": ["problem", "price"]}]


def a_ticket_to_check(server: Server) -> int:
    db = Database(f"sqlite:///{server.folder}/data/gongdan.sqlite")
    check = {**node("check", "human_task", CHECK), "name": {"zh": "仓库验货", "en": "Inspection"}}
    nodes, edges = (
        [node("start", "start"), check, node("end", "end")],
        [edge("start", "check"), edge("check", "end", "ok")],
    )
    form = {**TICKET, "body": {**TICKET["body"], "layout": LAYOUT}}
    publish(db, form, {**FLOW, "body": {**FLOW["body"], "nodes": nodes, "edges": edges}}, ROLE, DESK)
    server.add_staff({"anna": ("--group", "desk"), "ben": ("--group", "desk")})
    made = submit_form(db, "ticket", {"problem": "broken", "price": 1200}, SYSTEM, clock.now()).id
    db.close()
    return made


DESK = {**document("group", "desk", {"roles": ["clerk"]}), "name": words("desk")}


def test_a_step_is_finished_when_its_checklist_is_ticked(empty_server: Server, meet: Meet) -> None:
    made = a_ticket_to_check(empty_server)
    anna = meet(empty_server)
    anna.go("/login")
    anna.sign_in("anna", PASSWORD)
    anna.go(f"/records/{made}")
    card = anna.page.get_by_role("article", name="仓库验货")
    expect(card.get_by_role("heading", name="商品信息")).to_be_visible()
    expect(card.get_by_role("group", name=re.compile("检查清单"))).to_contain_text("已勾选 0／2")
    anna.press("完成验货", within=card)
    expect(card.get_by_role("alert")).to_contain_text("请先完成检查清单：核对封条完整")
    anna.picture("asked-for")
    anna.page.get_by_role("checkbox", name="拍照留证").focus()
    anna.page.keyboard.press("Space")
    expect(card.get_by_role("checkbox", name="拍照留证")).to_be_checked()
    expect(card.get_by_role("checkbox", name="拍照留证")).to_be_focused()
    expect(card.get_by_role("listitem").filter(has_text="拍照留证")).to_contain_text("anna")
    assert violations(anna.page) == []

    ben = meet(empty_server)
    ben.go("/login")
    ben.speak_english()
    ben.sign_in("ben", PASSWORD)
    ben.page.set_viewport_size(PHONE)
    ben.go(f"/records/{made}")
    card = ben.page.get_by_role("article", name="Inspection")
    photo, seal = (card.get_by_role("checkbox", name=name) for name in ("A photo is taken", "The seal is whole"))
    expect(photo).to_be_checked()
    expect(card.get_by_role("listitem").filter(has_text="A photo")).to_contain_text("anna")
    seal.click()
    expect(seal).to_be_checked()
    expect(card.get_by_role("listitem").filter(has_text="The seal")).to_contain_text("ben")
    expect(card.get_by_role("group", name=re.compile("Checklist"))).to_contain_text("2 of 2 ticked")
    assert ben.page.evaluate("document.documentElement.scrollWidth") <= 390
    assert violations(ben.page) == []
    ben.picture("phone")
    ben.press("Done", within=card)
    expect(card).to_have_count(0)
    ben.see('ticked off "The seal is whole" at "Inspection"')
