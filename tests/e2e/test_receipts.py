"""A flow sends copies; whoever opens the ticket has read theirs, and everybody who sees the ticket sees that."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import expect

from app import clock
from app.actor import SYSTEM
from app.db import Database
from app.operations.submit_form import submit_form
from tests.app.tiny import FLOW, document, edge, node, publish
from tests.e2e.axe import violations
from tests.e2e.conftest import Meet
from tests.e2e.server import PASSWORD, Server
from tests.e2e.visitor import PHONE

pytestmark = pytest.mark.e2e
READER = document("role", "reader", {"grants": [{"form": "ticket", "actions": ["read"]}], "pages": ["workbench"]})
COPY = {"zh": "抄送值班同事", "en": "Copy to the desk"}


def a_ticket_with_copies(server: Server) -> int:
    """Two people at the desk and one boss are sent a copy."""
    told = {**node("copy", "cc", {"to": [{"group": "desk"}, {"group": "bosses"}]}), "name": COPY}
    nodes = [node("start", "start"), told, node("end", "end")]
    body = {**FLOW["body"], "nodes": nodes, "edges": [edge("start", "copy"), edge("copy", "end")]}
    groups = [document("group", key, {"roles": ["reader"]}) for key in ("desk", "bosses")]
    db = Database(f"sqlite:///{server.folder}/data/gongdan.sqlite")
    publish(db, {**FLOW, "body": body}, READER, *groups)
    server.add_staff({"anna": ("--group", "desk"), "ben": ("--group", "desk"), "carl": ("--group", "bosses")})
    made = submit_form(db, "ticket", {"problem": "broken", "price": 1200}, SYSTEM, clock.now()).id
    db.close()
    return made


def test_a_ticket_shows_who_has_read_its_copies(empty_server: Server, meet: Meet) -> None:
    made = a_ticket_with_copies(empty_server)
    ben = meet(empty_server)
    ben.go("/login")
    ben.sign_in("ben", PASSWORD)
    ben.go(f"/records/{made}")
    card = ben.page.get_by_role("region", name="抄送")
    expect(card.get_by_role("heading", name="抄送值班同事")).to_be_visible()
    expect(card).to_contain_text("已读 1 / 3")
    expect(card.get_by_role("listitem").filter(has_text="ben")).to_contain_text(re.compile(r"已读 .*\d"))
    expect(card.get_by_role("listitem").filter(has_text="carl")).to_contain_text("未读")
    ben.picture("desk")
    ben.speak_english()
    expect(ben.page.get_by_role("region", name="Copies")).to_contain_text("1 of 3 have read it")
    assert violations(ben.page) == []
    ben.page.set_viewport_size(PHONE)
    ben.picture("phone")

    anna = meet(empty_server)
    anna.go("/login")
    anna.sign_in("anna", PASSWORD)
    bell = anna.page.get_by_role("button", name=re.compile("通知"))
    bell.click()
    anna.page.get_by_role("button", name=re.compile("抄送给您")).click()
    expect(anna.page.get_by_role("region", name="抄送")).to_contain_text("已读 2 / 3")
    expect(anna.page.locator(".ant-badge-count:visible")).to_have_count(0)
