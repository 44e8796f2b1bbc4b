"""What routing knows of people is said by those who look after them; whether somebody is there, by themselves."""

from __future__ import annotations

from typing import Any

from tests.web.conftest import Person, Shop

SAID = {"skills": {"skill": {"damaged": 4, "*": 1}}, "cap": 12, "shift": "workdays", "seniority": 18}


def known(admin: Person, name: str) -> dict[str, Any]:
    [found] = [each for each in admin.get("/skills")["people"] if each["name"] == name]
    return dict(found)


def test_the_skills_that_policies_ask_for_are_listed_in_the_words_of_their_fields(shop: Shop, admin: Person) -> None:
    dimensions = {each["id"]: each for each in admin.get("/skills")["dimensions"]}
    assert set(dimensions) == {"skill", "customer_level"}
    assert dimensions["skill"]["name"] == {"zh": "技能", "en": "Skill"}
    assert not dimensions["skill"]["open"]
    problems = {each["id"]: each["name"]["zh"] for each in dimensions["skill"]["values"]}
    assert problems["damaged"] != "damaged"
    assert {each["id"] for each in dimensions["customer_level"]["values"]} >= {"vip"}


def test_what_is_said_of_somebody_is_what_routing_weighs(shop: Shop, admin: Person) -> None:
    shop.hire("anna", "service")
    before = known(admin, "anna")
    assert (before["presence"], before["cap"], before["skills"], before["load"]) == ("online", None, {}, 0)
    assert [each["key"] for each in before["groups"]] == ["service"]
    shift = admin.get("/skills")["shifts"][0]["key"]
    assert admin.call("PUT", f"/people/{before['user']}/skills", SAID | {"shift": shift}).status_code == 200
    after = known(admin, "anna")
    assert {name: after[name] for name in SAID} == SAID | {"shift": shift}


def test_presence_is_said_by_oneself_and_the_rest_by_who_looks_after_people(shop: Shop, admin: Person) -> None:
    anna = shop.hire("anna", "service")
    person = known(admin, "anna")["user"]
    anna.refused(403, "GET", "/skills")
    anna.refused(403, "PUT", f"/people/{person}/skills", SAID)
    assert anna.call("PATCH", "/session", {"presence": "away"}).get_json()["user"]["presence"] == "away"
    assert known(admin, "anna")["presence"] == "away"
    anna.refused(400, "PATCH", "/session", {"presence": "asleep"})
