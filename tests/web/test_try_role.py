"""Trying a role before it is published: what it would show is what it shows once it is in force."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

from app.bundles import read_folder
from tests.web.conftest import TEMPLATES, Person, Shop

OWN_GROUP = {"in": [{"var": "_group"}, {"var": "_actor.groups"}]}


def role(**grant: Any) -> dict[str, Any]:
    body = {"grants": [{"form": "return_refund", "actions": ["read"], **grant}]}
    return {"kind": "role", "key": "reader", "version": 1, "name": {"zh": "阅读", "en": "Reader"}, "body": body}


def attempt(person: Person, document: dict[str, Any], form: str = "return_refund", **more: Any) -> Any:
    return person.post("/roles/try", {"document": document, "form": form, **more})


def test_a_role_shows_rows_and_fields_as_it_will_once_it_is_in_force(
    shop: Shop, admin: Person, complain: Callable[..., dict[str, Any]]
) -> None:
    complain()
    complain(refund_amount=59900)
    drawn = role(
        read=["phone", "refund_amount", "problem"], mask=["phone"], rows={"<": [{"var": "refund_amount"}, 50000]}
    )
    told = attempt(admin, drawn)
    assert (told["visible"], told["total"], told["actions"]) == (1, 2, ["read"])
    big, small = told["items"]
    assert (big["seen"], big["fields"]) == (False, {})
    assert small["seen"]
    assert (small["fields"]["phone"], small["fields"]["refund_amount"]) == ("mask", "read")
    assert small["fields"]["order"] == "hidden"
    files = read_folder(TEMPLATES / "after_sales") | {"role/reader.json": json.dumps(drawn).encode()}
    shop.publish(files)
    reader = shop.hire("lee", roles=("reader",))
    listed = reader.get("/records", form="return_refund")
    assert [row["id"] for row in listed["items"]] == [small["id"]]
    assert "order" not in listed["items"][0]["data"]


def test_a_role_is_tried_for_the_groups_of_a_person(
    shop: Shop, admin: Person, complain: Callable[..., dict[str, Any]]
) -> None:
    complain()
    anna = shop.hire("anna", "service")
    key = next(each["id"] for each in admin.get("/people")["items"] if each["username"] == "anna")
    group = anna.get("/records", form="return_refund")["items"][0]["group"]["key"]
    told = attempt(admin, role(rows=OWN_GROUP, actions=["read", "write"]), user=key)
    assert told["visible"] == (1 if group == "service" else 0)
    assert attempt(admin, role(rows=OWN_GROUP))["visible"] == 0
    admin.refused(404, "POST", "/roles/try", {"document": role(), "form": "return_refund", "user": 999})


def test_trying_needs_the_designer_a_readable_form_and_a_role_that_can_be_read(shop: Shop, admin: Person) -> None:
    asked = {"document": role(), "form": "return_refund"}
    shop.hire("anna", "service").refused(403, "POST", "/roles/try", asked)
    admin.refused(404, "POST", "/roles/try", asked | {"form": "nothing"})
    wrong = admin.refused(422, "POST", "/roles/try", asked | {"document": role(read=["nothing"])})
    assert wrong["errors"][0]["pointer"] == "/body/grants/0/read/0"
    assert attempt(admin, role(form="order"))["visible"] == 0
