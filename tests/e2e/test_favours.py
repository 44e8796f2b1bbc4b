"""What people do with a task besides finishing it, as one story by clicks: who has it now, and why, is told."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Locator, expect

from app import clock
from app.actor import Actor
from app.db import Database
from app.operations.submit_form import submit_form
from tests.app.tiny import FLOW, document, edge, node, publish, words
from tests.e2e.axe import violations
from tests.e2e.conftest import Meet
from tests.e2e.server import PASSWORD, Server
from tests.e2e.visitor import PHONE, Visitor

pytestmark = pytest.mark.e2e
ROLE = document("role", "clerk", {"grants": [{"form": "ticket", "actions": ["read", "write"]}], "pages": ["workbench"]})
DESK = {**document("group", "desk", {"roles": ["clerk"]}), "name": words("desk")}
BOSSES = {**document("group", "bosses", {"roles": ["clerk"]}), "name": words("bosses")}


def step(key: str, kind: str, zh: str, en: str, **config: object) -> dict[str, object]:
    return {**node(key, kind, config), "name": {"zh": zh, "en": en}}


def work(key: str, zh: str, en: str, **more: object) -> dict[str, object]:
    done = {"id": "ok", "label": {"zh": "办好了", "en": "Done"}, "kind": "primary"}
    return step(key, "human_task", zh, en, assignee={"group": "desk"}, actions=[done], **more)


FAVOURS = ["add_signer", "remove_signer", "delegate", "urge"]
TO_STARTER = {"to": "starter", "then": "straight", "fields": [{"id": "qty", "access": "edit"}]}
TO_FILL = {"to": "node", "node": "fill", "then": "straight"}
NODES = [
    node("start", "start"),
    work("fill", "客服填写", "Fill in", may=["withdraw"]),
    step(
        "boss",
        "approval",
        "主管审批",
        "Approval",
        mode="all",
        approvers=[{"group": "bosses"}],
        may=FAVOURS,
        send_back=TO_STARTER,
    ),
    work("pack", "仓库打包", "Packing", send_back={"to": "previous"}),
    work("ship", "发货", "Shipping", send_back=TO_FILL),
    node("end", "end"),
]
EDGES = [
    edge("start", "fill"),
    edge("fill", "boss", "ok"),
    edge("boss", "pack", "approved"),
    edge("boss", "end", "rejected"),
    edge("pack", "ship", "ok"),
    edge("ship", "end", "ok"),
]


def a_ticket_of_mei(server: Server) -> int:
    db = Database(f"sqlite:///{server.folder}/data/gongdan.sqlite")
    publish(db, {**FLOW, "body": {**FLOW["body"], "nodes": NODES, "edges": EDGES}}, ROLE, DESK, BOSSES)
    desk = dict.fromkeys(("mei", "anna", "carl", "dora", "eve"), ("--group", "desk"))
    server.add_staff({**desk, "ben": ("--group", "bosses")})
    with db.read() as conn:
        mei = conn.exec_driver_sql("select id from \"user\" where username = 'mei'").scalar_one()
    made = submit_form(db, "ticket", {"problem": "broken"}, Actor("user", mei, ("desk",), ("clerk",)), clock.now()).id
    db.close()
    return made


class Office:
    """Everybody at a browser of their own, on the page of the same ticket."""

    def __init__(self, server: Server, meet: Meet, record: int):
        self.server, self.meet, self.record = server, meet, record
        self.here: dict[str, Visitor] = {}
        self.seen: set[str] = set()

    def at(self, name: str) -> Visitor:
        """This colleague, who sees the ticket as it is now."""
        if name not in self.here:
            self.here[name] = visitor = self.meet(self.server)
            visitor.go(f"/login?next=/records/{self.record}")
            visitor.sign_in(name, PASSWORD)
            visitor.settled()
        else:
            self.here[name].go(f"/records/{self.record}")
        return self.here[name]

    def card(self, name: str, task: str) -> Locator:
        """The task on this colleague's page."""
        return self.at(name).page.get_by_role("article", name=task)

    def favour(self, name: str, task: str, button: str, whom: str = "", why: str = "", how: str = "") -> None:
        """Ask for something with the task, in its dialog."""
        card = self.card(name, task)
        visitor = self.here[name]
        card.get_by_role("button", name=button, exact=True).click()
        dialog = visitor.page.get_by_role("dialog")
        if whom:
            visitor.choose("选择同事", whom)
        if how:
            dialog.get_by_role("radio", name=re.compile(how)).check()
        if why:
            dialog.get_by_role("textbox", name=re.compile("说明|原因")).fill(why)
        if button not in self.seen:
            self.seen.add(button)
            assert violations(visitor.page) == []
            visitor.picture(button)
        dialog.get_by_role("button", name=button, exact=True).click()
        expect(dialog).to_have_count(0)

    def decide(self, name: str, task: str, button: str) -> None:
        """Finish the task."""
        card = self.card(name, task)
        press = card.get_by_role("button", name=button, exact=True)
        press.click()
        expect(press).to_have_count(0)

    def told(self, name: str, words: str) -> None:
        """They find it under the bell."""
        visitor = self.at(name)
        visitor.press(re.compile("^(通知|Notifications)"))
        visitor.see(words)


def test_a_task_goes_from_hand_to_hand_and_everybody_knows_why(empty_server: Server, meet: Meet) -> None:
    office = Office(empty_server, meet, a_ticket_of_mei(empty_server))
    handed_in_and_taken_back(office)
    somebody_looks_first(office)
    signers_come_and_go(office)
    sent_back_three_ways(office)


def handed_in_and_taken_back(office: Office) -> None:
    """Who has handed in urges the approver, then takes it back and hands in anew."""
    office.decide("anna", "客服填写", "办好了")
    waiting = office.card("anna", "主管审批")
    expect(waiting).to_contain_text("等待 ben 处理")
    waiting.get_by_role("button", name="催办").click()
    office.here["anna"].see("已催办")
    office.here["anna"].picture("anna-waits")
    waiting.get_by_role("button", name="撤回").click()
    office.here["anna"].see("撤回后“主管审批”取消，您要重新办理您的那一步，确定吗？")
    office.here["anna"].page.get_by_role("tooltip").get_by_role("button", name="确定").click()
    expect(office.card("anna", "客服填写")).to_be_visible()
    office.told("ben", "anna撤回了提交，“主管审批”不用办了")
    office.here["ben"].see("催办：主管审批")
    office.here["ben"].picture("ben-bell", whole=False)
    office.decide("anna", "客服填写", "办好了")


def somebody_looks_first(office: Office) -> None:
    """The approver asks a colleague, who works in English on a phone; the decision stays the approver's."""
    office.favour("ben", "主管审批", "委托", "carl", "金额对吗？")
    expect(office.card("ben", "主管审批")).to_contain_text("carl先看，之后由ben决定")
    carl = office.at("carl")
    carl.speak_english()
    carl.page.set_viewport_size(PHONE)
    office.told("carl", 'ben asks you to look at "Approval" first')
    carl.see(re.compile("金额对吗"))
    carl.picture("carl-bell", whole=False)
    card = office.card("carl", "Approval")
    expect(card).to_contain_text("ben asks you to look at this first")
    assert carl.page.evaluate("document.documentElement.scrollWidth") <= 390
    assert violations(carl.page) == []
    carl.picture("carl-looks")
    card.get_by_role("textbox", name="Opinion").fill("looks right")
    card.get_by_role("button", name="Approve").click()
    carl.see('would choose "Approve" at "Approval" and gave it back to ben: looks right')
    office.told("ben", "carl看过“主管审批”，交回您决定")


def signers_come_and_go(office: Office) -> None:
    """One before, one after, one beside and away again; then the approver hands over."""
    office.favour("ben", "主管审批", "加签", "dora", "先核一下库存", how="在我之前")
    expect(office.card("ben", "主管审批").get_by_role("list", name="审批人")).to_contain_text("dora 待审批")
    office.told("dora", "ben请您在“主管审批”加签")
    office.decide("dora", "主管审批", "同意")
    office.favour("ben", "主管审批", "加签", "carl", how="在我之后")
    office.favour("ben", "主管审批", "加签", "mei", how="与我同时")
    office.favour("ben", "主管审批", "减签", "mei")
    office.told("mei", "ben不再请您办理“主管审批”")
    signers = office.card("ben", "主管审批").get_by_role("list", name="审批人")
    expect(signers.get_by_role("listitem")).to_have_text([re.compile("ben 待审批"), "dora 同意", "carl 稍后轮到"])
    office.here["ben"].picture("ben-signers")
    office.favour("ben", "主管审批", "转交", "eve", "我明天请假")
    office.here["ben"].see("把“主管审批”转给了eve：我明天请假")
    office.told("eve", "ben把“主管审批”转交给您")
    office.decide("eve", "主管审批", "同意")


def sent_back_three_ways(office: Office) -> None:
    """To the starter, to the step before, to the one that is named."""
    carl = office.at("carl")
    carl.page.set_viewport_size({"width": 1440, "height": 900})
    carl.press("中文")
    office.favour("carl", "主管审批", "退回", why="少了数量")
    office.told("mei", "carl把“主管审批”退回给您")
    office.here["mei"].picture("mei-resubmits")
    card = office.here["mei"].page.get_by_role("article", name="主管审批")
    expect(card).to_contain_text("已退回给您")
    card.get_by_role("spinbutton").fill("3")
    again = card.get_by_role("button", name="重新提交")
    again.click()
    expect(again).to_have_count(0)
    office.decide("carl", "主管审批", "同意")
    office.favour("anna", "仓库打包", "退回", why="请再看一眼")
    office.here["anna"].see("从“仓库打包”退回到“主管审批”：请再看一眼")
    office.decide("ben", "主管审批", "同意")
    office.decide("anna", "仓库打包", "办好了")
    office.favour("anna", "发货", "退回", why="数量不对")
    office.decide("anna", "客服填写", "办好了")
    office.decide("anna", "发货", "办好了")
    office.here["anna"].see("目前没有待办")
    office.here["anna"].picture("anna-history")
