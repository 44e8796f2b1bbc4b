"""Drawing an application: beginning one, trying its drafts, and seeing which of them are not in force yet."""

from __future__ import annotations

import json
from typing import Any

from tests.web.conftest import API, Person, Shop

JSON = {"content_type": "application/json"}
NAME = {"zh": "保修", "en": "Warranty"}
FORM = {
    "kind": "form",
    "key": "repair",
    "version": 1,
    "name": {"zh": "维修单", "en": "Repair"},
    "body": {
        "fields": [{"id": "fault", "type": "text", "config": {}, "label": {"zh": "故障", "en": "Fault"}}],
        "statuses": [{"id": "new", "category": "new", "label": {"zh": "新建", "en": "New"}}],
    },
}


def draft(admin: Person, form: dict[str, Any], bundle: str = "warranty") -> None:
    path = f"/definitions/form/{form['key']}?bundle={bundle}"
    assert admin.call("PUT", path, data=json.dumps(form), **JSON).status_code == 200


def test_an_application_begins_empty_gets_a_form_and_is_published(shop: Shop, admin: Person) -> None:
    made = admin.call("PUT", "/bundles/warranty", {"name": NAME})
    assert made.status_code == 201
    admin.refused(409, "PUT", "/bundles/warranty", {"name": NAME})
    admin.refused(422, "PUT", "/bundles/Bad Key", {"name": NAME})
    draft(admin, FORM)
    [item] = admin.get("/bundles/warranty/documents")["items"]
    assert (item["kind"], item["key"], item["state"], item["document"]) == ("form", "repair", "new", FORM)
    assert admin.post("/bundles/warranty/check") == {"problems": []}
    admin.post("/bundles/warranty/publish", {"note": "first"})
    assert [each["state"] for each in admin.get("/bundles/warranty/documents")["items"]] == ["same"]
    draft(admin, FORM | {"name": NAME})
    assert [each["state"] for each in admin.get("/bundles/warranty/documents")["items"]] == ["changed"]
    assert admin.get("/forms/repair")["name"]["en"] == "Repair"


def test_a_check_says_what_a_publish_would_say_and_where(shop: Shop, admin: Person) -> None:
    admin.call("PUT", "/bundles/warranty", {"name": NAME})
    draft(admin, FORM | {"body": FORM["body"] | {"title": ["nowhere"]}})
    [problem] = admin.post("/bundles/warranty/check")["problems"]
    assert (problem["document"], problem["severity"]) == ("form/repair", "error")
    assert problem["pointer"].startswith("/body/title")
    assert problem["message"]
    items = admin.get("/bundles/after_sales/documents")["items"]
    assert len(items) == len(admin.get("/definitions?bundle=after_sales")["items"])
    admin.refused(404, "POST", "/bundles/nothing/check")
    admin.refused(404, "GET", "/bundles/nothing/documents")


def test_a_check_plays_the_cases_where_that_is_asked(shop: Shop, admin: Person) -> None:
    path = "/definitions/rule/vip_first"
    rule = json.loads(admin.client.get(API + path).get_data())
    admin.call("PUT", path, data=json.dumps(rule | {"body": rule["body"] | {"enabled": False}}), **JSON)
    assert admin.post("/bundles/after_sales/check")["problems"] == []
    found = admin.post("/bundles/after_sales/check?cases=1")["problems"]
    assert {(each["document"], each["code"]) for each in found} == {("cases", "case_failed")}


def test_only_those_who_may_change_definitions_begin_an_application(shop: Shop) -> None:
    sun = shop.hire("sun", roles=("supervisor",))
    sun.refused(403, "PUT", "/bundles/warranty", {"name": NAME})
    sun.post("/bundles/after_sales/check")
    shop.hire("anna", "service").refused(403, "POST", "/bundles/after_sales/check")


def test_what_a_publish_would_change_is_told_for_each_document(shop: Shop, admin: Person) -> None:
    admin.call("PUT", "/bundles/warranty", {"name": NAME})
    draft(admin, FORM)
    [new] = admin.get("/bundles/warranty/changes")["items"]
    assert (new["state"], new["before"], new["after"], new["changes"]) == ("new", None, FORM, [])
    admin.post("/bundles/warranty/publish", {"note": ""})
    assert admin.get("/bundles/warranty/changes") == {"items": []}
    more = {"id": "photo", "type": "image", "config": {}, "label": {"zh": "照片", "en": "Photo"}}
    draft(admin, FORM | {"body": FORM["body"] | {"fields": [more, *FORM["body"]["fields"]]}})
    [changed] = admin.get("/bundles/warranty/changes")["items"]
    assert changed["changes"] == [{"what": "added", "before": None, "after": "/body/fields/0"}]
    assert admin.get("/definitions/form/repair/diff")["changes"] == changed["changes"]
    assert admin.call("POST", "/definitions/form/repair/discard").status_code == 200
    assert admin.get("/bundles/warranty/changes") == {"items": []}
    assert admin.get("/definitions/form/repair/diff")["state"] == "same"
    assert admin.call("DELETE", "/definitions/form/repair").status_code == 200
    [gone] = admin.get("/bundles/warranty/changes")["items"]
    assert (gone["state"], gone["after"], gone["name"]["en"]) == ("removed", None, "Repair")


def test_a_publish_can_be_planned_and_called_off(shop: Shop, admin: Person) -> None:
    later = shop.clock.now + 3_600
    made = admin.post("/bundles/after_sales/publish", {"note": "双11", "at": later})
    assert made["planned_for"] == later
    releases = admin.get("/bundles/after_sales")["releases"]
    assert [(each["live"], each["planned_for"]) for each in releases[:2]] == [(False, later), (True, None)]
    path = f"/bundles/after_sales/releases/{made['seq']}/plan"
    assert admin.call("DELETE", path).status_code == 204
    admin.refused(409, "DELETE", path)
    assert admin.get("/bundles/after_sales")["releases"][0]["planned_for"] is None


def test_only_those_who_may_change_definitions_drop_or_plan_anything(shop: Shop) -> None:
    sun = shop.hire("sun", roles=("supervisor",))
    sun.refused(403, "POST", "/definitions/form/return_refund/discard")
    sun.refused(403, "DELETE", "/definitions/form/return_refund")
    sun.refused(403, "DELETE", "/bundles/after_sales/releases/1/plan")
    assert sun.get("/bundles/after_sales/changes") == {"items": []}
