"""Rules asked about: a dry run over what happened, and why one did not fire, in people's words."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

import pytest

from tests.web.conftest import Goods, Person, Shop, made

Json = dict[str, Any]


def rule(key: str, trigger: Json, when: Any = None, form: str = "return_refund") -> Json:
    """A rule of one tag."""
    then = [{"id": "mark", "type": "add_tag", "config": {"tag": "x"}}]
    body = {"type": "reaction", "form": form, "trigger": trigger, "then": then}
    name = {"zh": key, "en": key}
    return {
        "kind": "rule",
        "key": key,
        "version": 1,
        "name": name,
        "body": body | ({} if when is None else {"when": when}),
    }


DEAR = {">": [{"var": "refund_amount"}, 50_000]}
CREATED = {"type": "created"}
REPEATED = {"type": "count", "config": {"match": ["order", "problem"], "window": 3600, "at_least": 3}}


@pytest.fixture
def tickets(complain: Callable[..., Json], admin: Person) -> list[int]:
    """Five complaints, of rising amounts, three with the same problem."""
    told = [("no_reason", 20_000), ("missing", 40_000), ("missing", 55_000), ("missing", 59_000), ("no_reason", 59_900)]
    return [complain(problem=problem, refund_amount=amount)["id"] for problem, amount in told]


def attempt(person: Person, document: Json, **more: Any) -> Json:
    answer: Json = person.post("/rules/try", {"rule": document, **more})
    return answer


def test_a_dry_run_counts_the_records_that_would_have_set_it_off_and_says_what_kept_the_others(
    admin: Person, tickets: list[int]
) -> None:
    found = attempt(admin, rule("dear", CREATED, DEAR))
    assert (found["tried"], found["fired"], found["silent"], found["unknown"]) == (5, 3, 2, 0)
    assert [each["record"]["id"] for each in found["samples"]] == [*tickets[:1:-1], *tickets[1::-1]]
    assert [each["fires"] for each in found["samples"]] == [True, True, True, False, False]
    [reason] = found["reasons"]
    assert (reason["pointer"], reason["records"]) == ("/body/when", 2)
    assert reason["text"] == {"zh": "退款金额 大于 ¥500.00", "en": "Refund amount is above ¥500.00"}
    assert found["samples"][-1]["answer"]["zh"] == "不会触发：“退款金额 大于 ¥500.00”不成立（当时为 ¥200.00）"
    assert attempt(admin, rule("dear", CREATED, DEAR), last=2)["tried"] == 2


def test_a_dry_run_counts_in_a_window_as_the_engine_does(admin: Person, tickets: list[int]) -> None:
    found = attempt(admin, rule("third", REPEATED))
    assert [each["record"]["id"] for each in found["samples"] if each["fires"]] == [tickets[3]]


def test_a_dry_run_of_a_rule_that_waits_looks_when_its_time_came(admin: Person, tickets: list[int], shop: Shop) -> None:
    waits = {"type": "due", "config": {"after": 3600, "since": "_created_at"}}
    early = attempt(admin, rule("late", waits, {"==": [{"var": "problem"}, "missing"]}))
    shop.clock.now += 3600
    late = attempt(admin, rule("late", waits, {"==": [{"var": "problem"}, "missing"]}))
    assert (early["fired"], late["fired"]) == (0, 3)
    assert {each["event"]["type"] for each in late["samples"] if each["fires"]} == {"due"}


def test_a_dry_run_writes_nothing(admin: Person, tickets: list[int]) -> None:
    before = admin.get(f"/records/{tickets[3]}/events")
    attempt(admin, rule("third", REPEATED))
    assert admin.get(f"/records/{tickets[3]}/events") == before
    assert "x" not in admin.get(f"/records/{tickets[3]}")["tags"]


def test_a_draft_with_a_mistake_is_refused_at_its_place(admin: Person, tickets: list[int]) -> None:
    problem = admin.refused(422, "POST", "/rules/try", {"rule": rule("bad", CREATED, {">": [{"var": "amount"}, 1]})})
    assert [each["pointer"] for each in problem["errors"]] == ["/rule/body/when/>/0"]
    nowhere = admin.refused(422, "POST", "/rules/try", {"rule": rule("bad", CREATED, form="nowhere")})
    assert [each["pointer"] for each in nowhere["errors"]] == ["/rule/body/form"]
    admin.refused(400, "POST", "/rules/try", {"last": 10})
    admin.refused(404, "POST", "/rules/try", {"key": "nobody"})


def test_why_not_names_the_question_that_was_answered_no_with_its_value(admin: Person, tickets: list[int]) -> None:
    document = rule("dear", CREATED, {"and": [{"==": [{"var": "problem"}, "missing"]}, DEAR]})
    found = admin.post("/rules/why-not", {"rule": document, "record": tickets[4]})
    assert found["fires"] is False
    assert found["answer"]["zh"] == "不会触发：“遇到的问题 等于 少件漏发”不成立（当时为 七天无理由）"
    [when] = [each for each in found["checks"] if each["check"] == "when"]
    assert [(atom["text"]["zh"], atom["holds"], atom["value"]["zh"], atom["decisive"]) for atom in when["atoms"]] == [
        ("遇到的问题 等于 少件漏发", False, "七天无理由", True),
        ("退款金额 大于 ¥500.00", True, "¥599.00", False),
    ]
    assert [atom["pointer"] for atom in when["atoms"]] == ["/body/when/and/0", "/body/when/and/1"]


def test_why_not_goes_back_to_any_event_of_the_record(admin: Person, tickets: list[int]) -> None:
    first, document = tickets[0], rule("dearer", {"type": "changed", "config": {"fields": ["refund_amount"]}}, DEAR)
    ask = {"rule": document, "record": first}
    assert admin.post("/rules/why-not", ask)["event"]["type"] == "now"
    for amount in (59_000, 30_000):
        admin.call("PATCH", f"/records/{first}", {"data": {"refund_amount": amount}}, headers={"If-Match": "*"})
    found = admin.post("/rules/why-not", ask)
    assert [each["fires"] for each in found["occasions"]] == [False, True]
    before = admin.post("/rules/why-not", ask | {"event": found["occasions"][1]["seq"]})
    assert (found["fires"], before["fires"]) == (False, True)
    assert found["answer"]["en"] == 'it does not fire: "Refund amount is above ¥500.00" does not hold (it was ¥300.00)'


def test_a_rule_in_force_says_when_it_fired_and_as_an_older_release_it_speaks_with_its_own_condition(
    shop: Shop, admin: Person, tickets: list[int]
) -> None:
    listed = admin.get("/rules", form="return_refund")["items"]
    assert {"large_refund", "repeat_problem"} <= {each["key"] for each in listed}
    release = next(each["release"] for each in listed if each["key"] == "repeat_problem")
    found = admin.get("/rules/repeat_problem/why-not", record=tickets[3])
    assert (found["fires"], [each["release"] for each in found["fired"]]) == (True, [release])
    [count] = [each for each in found["checks"] if each["check"] == "count"]
    assert (count["holds"], count["text"]["zh"], count["value"]["zh"]) == (True, "30 天内至少 3 次", "3")
    other = admin.get("/rules/repeat_problem/why-not", record=tickets[2], release=release)
    assert other["answer"]["zh"] == "不会触发：“30 天内至少 3 次”不成立（当时为 2）"


def test_who_may_not_see_a_field_learns_nothing_of_it_from_a_rule(
    shop: Shop, admin: Person, tickets: list[int], goods: Goods
) -> None:
    grants = [{"form": "return_refund", "actions": ["read"], "read": ["order", "problem"]}]
    role = {"grants": grants, "pages": ["designer"], "reports": []}
    manifest = {"key": "eyes", "version": 1, "name": {"zh": "看"}, "requires": ["after_sales"], "languages": ["zh"]}
    document = {"kind": "role", "key": "looker", "version": 1, "name": {"zh": "看"}, "body": role}
    shop.publish({"bundle.json": json.dumps(manifest).encode(), "role/looker.json": json.dumps(document).encode()})
    looker = shop.hire("looker", roles=("looker",))
    assert attempt(looker, rule("dear", CREATED, DEAR))["tried"] == 0
    found = looker.post("/rules/why-not", {"rule": rule("dear", CREATED, DEAR), "record": tickets[3]})
    assert found["fires"] is None
    assert "500" not in json.dumps(found["checks"])
    assert attempt(looker, rule("kind", CREATED, {"==": [{"var": "problem"}, "missing"]}))["fired"] == 3
    looker.refused(404, "GET", f"/rules/vip_first/why-not?record={goods.order}")


def test_only_who_designs_may_try_drafts(shop: Shop, admin: Person, tickets: list[int]) -> None:
    agent = shop.hire("agent", "service")
    agent.refused(403, "POST", "/rules/try", {"rule": rule("dear", CREATED, DEAR)})
    shop.nobody().refused(401, "POST", "/rules/try", {"rule": rule("dear", CREATED, DEAR)})


def test_the_history_tells_why_in_words(admin: Person, goods: Goods, complain: Callable[..., Json]) -> None:
    vip = complain()["id"]
    whys = [each["why"] for each in admin.get(f"/records/{vip}/events")["items"] if each["why"]]
    said = {atom["text"]["zh"]: atom["value"] for why in whys for atom in why["atoms"]}
    assert said == {"会员等级": "VIP", "退款金额": "¥200.00", "符合第 1、5 行": None}


def test_a_form_without_rules_has_none(admin: Person, goods: Goods) -> None:
    assert admin.get("/rules", form="sku")["items"] == []
    assert made(admin, "sku", {"code": "SKU-2", "title": "t", "category": "apparel", "price": 1}) > 0
    admin.refused(404, "GET", "/rules?form=nowhere")


def publish_rules(shop: Shop, *rules: Json) -> None:
    """A bundle of these rules, beside the template."""
    manifest = {"key": "own", "version": 1, "name": {"zh": "own"}, "requires": ["after_sales"], "languages": ["zh"]}
    files = {f"rule/{each['key']}.json": json.dumps(each).encode() for each in rules}
    shop.publish({"bundle.json": json.dumps(manifest).encode(), **files})


def test_a_button_is_on_the_page_of_who_may_press_it_and_does_what_its_rule_says(
    shop: Shop, admin: Person, complain: Callable[..., Json]
) -> None:
    config = {"label": {"zh": "标记", "en": "Mark"}, "confirm": {"zh": "确定？", "en": "Sure?"}, "groups": ["service"]}
    trigger = {"type": "button", "config": config}
    publish_rules(shop, rule("mark", trigger, {"!": [{"in": ["x", {"var": "_tags"}]}]}))
    made = complain()["id"]
    agent = shop.hire("agent", "service")
    ticket = agent.get(f"/records/{made}")
    said = {"label": config["label"], "confirm": config["confirm"], "danger": False}
    assert ticket["buttons"] == [{"rule": "mark", **said}]
    assert admin.get(f"/records/{made}")["buttons"] == []
    admin.refused(403, "POST", f"/records/{made}/buttons/mark", headers={"If-Match": "*"})
    stale = {"If-Match": str(ticket["rev"] + 5)}
    agent.refused(412, "POST", f"/records/{made}/buttons/mark", headers=stale)
    after = agent.post(f"/records/{made}/buttons/mark", headers={"If-Match": str(ticket["rev"])})
    assert ("x" in after["tags"], after["buttons"]) == (True, [])
    agent.refused(409, "POST", f"/records/{made}/buttons/mark", headers={"If-Match": "*"})
    texts = [each["text"]["zh"] for each in agent.get(f"/records/{made}/events")["items"]]
    assert "点了“标记”" in texts


def test_an_outside_event_is_told_through_the_api_once(
    shop: Shop, admin: Person, complain: Callable[..., Json]
) -> None:
    fields = [{"id": "ticket", "type": "text"}]
    config = {"name": "parcel_back", "match": "_number", "by": "ticket", "fields": fields}
    publish_rules(shop, rule("back", {"type": "inbound", "config": config}))
    made = complain()
    body = {"data": {"ticket": made["number"]}}
    assert admin.refused(400, "POST", "/events/parcel_back", body)["errors"][0]["code"] == "idempotency_key_required"
    for _ in range(2):
        answer = admin.call("POST", "/events/parcel_back", body, headers={"Idempotency-Key": "e1"})
        assert (answer.status_code, answer.get_json()["records"]) == (202, [made["id"]])
    admin.refused(404, "POST", "/events/parcel_lost", body, headers={"Idempotency-Key": "e2"})
    shop.hire("clerk").refused(403, "POST", "/events/parcel_back", body, headers={"Idempotency-Key": "e3"})
    shop.nobody().refused(401, "POST", "/events/parcel_back", body, headers={"Idempotency-Key": "e4"})
