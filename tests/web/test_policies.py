"""Service policies and calendars tried before they are published: what would come of each record, and why."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

import pytest

from app.actor import SYSTEM, Actor
from app.bundles import read_folder
from app.live import live
from app.operations.import_bundle import import_bundle
from app.operations.try_policy import try_policy
from app.queries.sight import Sight
from tests.web.conftest import NOON, TEMPLATES, Goods, Person, Shop

Json = dict[str, Any]
HOUR = 3600
ANYTHING = [{"any": True}] * 4


def drawn(kind: str, key: str, bundle: str = "after_sales") -> Json:
    """A document of the template, to be changed as somebody would who draws."""
    found: Json = json.loads((TEMPLATES / bundle / kind / f"{key}.json").read_text())
    return found


def attempt(person: Person, document: Json, **more: Any) -> Json:
    answer: Json = person.post("/policies/try", {"policy": document, "bundle": "after_sales", **more})
    return answer


def why(person: Person, document: Json, record: int) -> Json:
    answer: Json = person.post("/policies/why", {"policy": document, "bundle": "after_sales", "record": record})
    return answer


def marked(found: Json) -> dict[str, int]:
    """How many records bear each mark."""
    return {each["key"]: each["records"] for each in found["marks"] if each["records"]}


def answers(found: Json) -> list[str]:
    return [each["answer"]["en"] for each in found["items"]]


@pytest.fixture
def tickets(complain: Callable[..., Json], admin: Person) -> list[int]:
    """Three complaints, of rising amounts, made at ten in the morning of a Monday."""
    return [complain(problem="missing", refund_amount=amount)["id"] for amount in (20_000, 40_000, 55_000)]


def test_promised_times_are_counted_anew_from_each_record_s_own_start_beside_those_in_force(
    admin: Person, tickets: list[int], shop: Shop
) -> None:
    sla = drawn("sla", "returns_promise")
    shop.clock.now += 20 * 60
    today = attempt(admin, sla)
    assert (today["tried"], today["applied"], today["hidden"], today["left"]) == (3, 3, 0, 0)
    assert marked(today) == {"breached": 3, "warned": 3, "running": 3}
    assert answers(today) == ["First response: breached 2026-11-02 10:15 (20 min of 15 min)"] * 3
    sla["body"]["targets"] = [{"id": "all", "first_response": 1800, "resolution": 3 * HOUR}]
    sla["body"]["warn"]["before"] = 300
    softer = attempt(admin, sla)
    assert marked(softer) == {"running": 3, "better": 3}
    assert answers(softer) == ["First response: due 2026-11-02 10:30 (20 min of 30 min)"] * 3
    first, resolution, hours = why(admin, sla, tickets[0])["lines"]
    assert hours["said"]["zh"] == "客服值班日历（7×16）"
    assert (first["what"]["zh"], first["tone"]) == ("首次响应", "plain")
    assert first["before"]["zh"] == "2026-11-02 10:15 超时（用时 20 分钟，时限 15 分钟）"
    assert resolution["said"]["zh"] == "应于 2026-11-02 13:00 前（用时 20 分钟，时限 3 小时）"


def test_the_clocks_of_a_trial_are_those_that_the_record_truly_has(
    admin: Person, tickets: list[int], shop: Shop
) -> None:
    shop.clock.now += 10 * 60
    admin.post(f"/records/{tickets[0]}/messages", {"body": "好的"})
    shop.clock.now += 30 * HOUR
    for record in tickets:
        true = {each["metric"]: each for each in admin.get(f"/records/{record}")["promises"]}
        told = why(admin, drawn("sla", "returns_promise"), record)["lines"][:-1]
        assert {each["what"]["en"] for each in told} == {each["name"]["en"] for each in true.values()}
        assert [each["before"] for each in told] == [None] * len(told)
    answered = why(admin, drawn("sla", "returns_promise"), tickets[0])
    assert answered["lines"][0]["said"]["en"] == "in time (10 min of 15 min)"


def test_a_policy_that_does_not_apply_says_which_question_was_answered_no(admin: Person, tickets: list[int]) -> None:
    sla = drawn("sla", "returns_promise")
    sla["key"] = "big_promise"
    sla["body"]["order"] = 10
    sla["body"]["when"] = {">": [{"var": "refund_amount"}, 50_000]}
    found = attempt(admin, sla)
    assert [each["applies"] for each in found["items"]] == [True, False, False]
    [check] = why(admin, sla, tickets[0])["checks"]
    assert (check["check"], check["holds"]) == ("when", False)
    [atom] = check["atoms"]
    assert atom["text"] == {"zh": "退款金额 大于 ¥500.00", "en": "Refund amount is above ¥500.00"}
    assert (atom["holds"], atom["value"]["en"]) == (False, "¥200.00")
    sla["body"]["order"] = 900
    assert attempt(admin, sla)["applied"] == 0
    first, _ = why(admin, sla, tickets[2])["checks"]
    assert (first["check"], first["holds"], first["value"]["zh"]) == ("order", False, "退货退款时限")


def test_a_ladder_is_climbed_through_what_became_of_the_record(admin: Person, tickets: list[int], shop: Shop) -> None:
    ladder = drawn("escalation", "returns_ladder")
    ladder["body"]["dimensions"] = [ladder["body"]["dimensions"][0]]
    for step, after in zip(ladder["body"]["dimensions"][0]["steps"], (600, 1200, 7200), strict=True):
        step["after"] = after
    shop.clock.now += 900
    admin.post(f"/records/{tickets[2]}/messages", {"body": "好的"})
    shop.clock.now += 900
    found = attempt(admin, ladder)
    assert marked(found) == {"level_1": 1, "level_2": 2, "ahead": 2, "higher": 3}
    climbed = "level 2: Waiting for the first response (level 2), 2026-11-02 10:20"
    waits = "next 2026-11-02 12:00: Waiting for the first response (level 3)"
    assert answers(found) == [
        "level 1: Waiting for the first response (level 1), 2026-11-02 10:10; not escalated now",
        f"{climbed}; {waits}; not escalated now",
        f"{climbed}; {waits}; not escalated now",
    ]
    answered = why(admin, ladder, tickets[2])["lines"]
    assert [each["tone"] for each in answered] == ["bad", "good", "good"]
    kept_away = [atom["text"]["en"] for atom in answered[1]["atoms"] if not atom["holds"]]
    assert "First response is empty" in kept_away


def test_routing_says_who_would_get_it_and_what_spoke_against_the_others(
    shop: Shop, admin: Person, goods: Goods, complain: Callable[..., Json]
) -> None:
    for name, group in (("anna", "service"), ("bob", "service"), ("vera", "vip_service")):
        shop.hire(name, group)
    away = shop.sign_in("bob")
    away.call("PATCH", "/session", {"presence": "away"})
    record = complain()["id"]
    desk = drawn("routing", "returns_desk")
    found = attempt(admin, desk)
    assert marked(found) == {"same": 1}
    desk["body"]["routes"] = [
        {"id": "all", "when": ANYTHING, "tiers": [{"groups": ["service"]}, {"groups": ["vip_service"]}]}
    ]
    moved = attempt(admin, desk)
    assert marked(moved) == {"other": 1}
    assert answers(moved) == ["goes to anna (Service); vera has it now"]
    told = why(admin, desk, record)
    assert (told["checks"][0]["check"], told["checks"][0]["value"]["en"]) == ("route", "row 1")
    lines = {each["what"]["en"]: each["said"]["en"] for each in told["lines"]}
    assert next(iter(lines)).startswith("→ anna (Service, 0/30)")
    assert lines["bob (Service, 0/30)"] == "not online"
    desk["body"]["routes"][0]["when"] = [{"==": "quality"}, *ANYTHING[1:]]
    assert answers(attempt(admin, desk)) == ["no row of the matrix fits"]


def test_points_are_told_by_dimension_and_the_queue_is_ordered_anew(admin: Person, tickets: list[int]) -> None:
    urgency = drawn("priority", "returns_urgency")
    assert marked(attempt(admin, urgency)) == {"same": 3}
    amount = {"from": 30_000, "points": 500}
    urgency["body"]["dimensions"] = [
        {
            "id": "small",
            "type": "condition",
            "config": {"when": {"<": [{"var": "refund_amount"}, 30_000]}, "points": 7},
        },
        {"id": "big", "type": "steps", "config": {"of": {"var": "refund_amount"}, "points": [amount]}},
    ]
    found = attempt(admin, urgency)
    assert marked(found) == {"up": 1, "down": 2}
    assert [each["marks"] for each in found["items"]] == [["down"], ["up"], ["down"]]
    assert [each["answer"]["en"].split(";")[0].split(" (")[0] for each in found["items"]] == [
        "500.0 points",
        "500.0 points",
        "7.0 points",
    ]
    assert [each["said"]["en"] for each in why(admin, urgency, tickets[0])["lines"]] == ["7", "0"]


def test_a_calendar_tells_whose_promises_it_would_move(admin: Person, tickets: list[int]) -> None:
    calendar = drawn("calendar", "service_desk", "commerce")
    asked = {"policy": calendar, "bundle": "commerce"}
    assert set(marked(admin.post("/policies/try", asked))) == {"same"}
    day = {"id": "stocktaking", "name": {"zh": "盘点日", "en": "Stocktaking"}, "type": "holiday", "from": "2026-11-02"}
    calendar["body"]["days"] = [*calendar["body"].get("days", ()), day]
    found = admin.post("/policies/try", asked)
    assert marked(found) == {"later": found["tried"]}
    assert "now due" in found["items"][0]["answer"]["en"]


def test_a_calendar_answers_when_so_much_working_time_has_passed_and_names_each_closed_stretch(admin: Person) -> None:
    office = drawn("calendar", "china_office", "commerce")
    friday = NOON + 4 * 86_400 + 7 * HOUR
    told = admin.post("/calendars/ask", {"calendar": office, "from": friday, "minutes": 240})
    stretches = [(each["open"], [name["en"] for name in each["names"]]) for each in told["stretches"]]
    assert stretches == [(True, ["open"]), (False, ["Saturday", "Sunday"]), (True, ["open"])]
    assert told["at"] == NOON + 7 * 86_400 + 2 * HOUR
    worked = sum(each["to"] - each["from"] for each in told["stretches"] if each["open"])
    assert worked == 240 * 60
    holiday = admin.post("/calendars/ask", {"calendar": office, "from": NOON - 33 * 86_400, "minutes": 600})
    assert any("国庆" in name["zh"] for each in holiday["stretches"] for name in each["names"])
    office["body"]["week"] = {}
    problem = admin.refused(422, "POST", "/calendars/ask", {"calendar": office, "from": NOON, "minutes": 1})
    assert problem["errors"][0]["pointer"] == "/calendar/body/week"


def test_a_policy_with_mistakes_is_refused_with_their_places(admin: Person, tickets: list[int]) -> None:
    sla = drawn("sla", "returns_promise")
    sla["body"]["when"] = {"==": [{"var": "no_such_field"}, 1]}
    problem = admin.refused(422, "POST", "/policies/try", {"policy": sla, "bundle": "after_sales"})
    assert [each["pointer"] for each in problem["errors"]] == ["/policy/body/when/==/0"]
    assert problem["detail"] == "mend these first, then try again"
    rule = {"kind": "rule", "key": "x", "version": 1, "name": {"zh": "x"}, "body": {}}
    problem = admin.refused(422, "POST", "/policies/try", {"policy": rule})
    assert problem["errors"][0]["pointer"] == "/policy/kind"


def test_a_draft_is_tried_beside_the_other_drafts_of_its_application(
    shop: Shop, admin: Person, tickets: list[int]
) -> None:
    sla = drawn("sla", "returns_promise")
    sla["body"]["calendar"] = "nights"
    admin.refused(422, "POST", "/policies/try", {"policy": sla, "bundle": "after_sales"})
    nights = drawn("calendar", "china_office", "commerce") | {"key": "nights"}
    files = read_folder(TEMPLATES / "after_sales") | {"calendar/nights.json": json.dumps(nights).encode()}
    shop.publish(files)
    assert attempt(admin, sla)["applied"] == 3


def test_only_those_who_draw_may_try_and_only_on_what_they_see(shop: Shop, admin: Person, tickets: list[int]) -> None:
    sla, body = drawn("sla", "returns_promise"), {"policy": drawn("sla", "returns_promise"), "bundle": "after_sales"}
    shop.hire("anna", "service").refused(403, "POST", "/policies/try", body)
    shop.nobody().refused(401, "POST", "/policies/why", body | {"record": tickets[0]})
    grant = {
        "form": "return_refund",
        "actions": ["read"],
        "read": ["problem", "refund_amount"],
        "rows": {"<": [{"var": "refund_amount"}, 50_000]},
    }
    role = {"kind": "role", "key": "drawer", "version": 1, "name": {"zh": "画", "en": "Drawer"}}
    written = role | {"body": {"pages": ["designer"], "grants": [grant]}}
    shop.publish(read_folder(TEMPLATES / "after_sales") | {"role/drawer.json": json.dumps(written).encode()})
    drawer = shop.hire("lee", roles=("drawer",))
    assert [each["record"]["id"] for each in attempt(drawer, sla)["items"]] == [tickets[1], tickets[0]]
    drawer.refused(404, "POST", "/policies/why", body | {"record": tickets[2]})
    sla["body"]["when"] = {"==": [{"var": "customer_level"}, "vip"]}
    hidden = attempt(drawer, sla)
    assert (hidden["tried"], hidden["hidden"]) == (0, 2)
    other = drawn("sla", "parcels_promise")
    drawer.refused(404, "POST", "/policies/try", {"policy": other, "bundle": "after_sales"})


def test_a_trial_that_takes_too_long_stops_and_says_so(shop: Shop, complain: Callable[..., Json]) -> None:
    for _ in range(21):
        complain()
    with shop.db.read() as conn:
        number = conn.exec_driver_sql("SELECT id FROM \"user\" WHERE username = 'admin'").scalar_one()
        sight = Sight(live(shop.db, conn), Actor("user", number, (), ("administrator",)), shop.clock(), "en")
        found = try_policy(conn, sight, drawn("sla", "returns_promise"), "after_sales", seconds=0)
    assert (found["tried"], found["left"]) == (20, 1)


def test_trying_writes_nothing(admin: Person, tickets: list[int], shop: Shop) -> None:
    shop.clock.now += HOUR
    before = [admin.get(f"/records/{each}/events") for each in tickets]
    for kind, key in (
        *(("sla", "returns_promise"), ("escalation", "returns_ladder")),
        *(("routing", "returns_desk"), ("priority", "returns_urgency")),
    ):
        attempt(admin, drawn(kind, key))
    assert [admin.get(f"/records/{each}/events") for each in tickets] == before


def test_without_records_there_is_nothing_to_try_on(admin: Person) -> None:
    found = attempt(admin, drawn("routing", "returns_desk"))
    assert (found["tried"], found["applied"], found["items"]) == (0, 0, [])


def test_a_form_that_is_not_published_yet_has_no_records_to_try_on(empty_shop: Shop) -> None:
    empty_shop.publish(read_folder(TEMPLATES / "commerce"))
    import_bundle(empty_shop.db, read_folder(TEMPLATES / "after_sales"), SYSTEM, empty_shop.clock())
    admin = empty_shop.hire("admin", roles=("administrator",))
    for kind, key in (("sla", "returns_promise"), ("routing", "returns_desk")):
        found = attempt(admin, drawn(kind, key))
        assert (found["forms"], found["tried"]) == ([], 0)


def test_the_calendars_for_a_preview_are_the_drafts_over_those_in_force(shop: Shop, admin: Person) -> None:
    assert set(admin.get("/calendars")["calendars"]) == {"china_office", "service_desk"}
    nights = drawn("calendar", "china_office", "commerce") | {"key": "nights"}
    nights["body"]["week"] = {"mon": [{"from": "20:00", "to": "24:00"}]}
    broken = drawn("calendar", "china_office", "commerce")
    broken["body"]["week"] = {}
    files = read_folder(TEMPLATES / "commerce") | {
        "calendar/nights.json": json.dumps(nights).encode(),
        "calendar/china_office.json": json.dumps(broken).encode(),
    }
    import_bundle(shop.db, files, SYSTEM, shop.clock())
    found = admin.get("/calendars", bundle="commerce")["calendars"]
    assert found["nights"]["week"][0] == [[72_000, 86_400]]
    assert found["china_office"] == admin.get("/calendars")["calendars"]["china_office"]
    shop.hire("anna", "service").refused(403, "GET", "/calendars")
