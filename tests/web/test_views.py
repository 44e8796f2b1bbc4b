"""Saved views: private to their owner, shared with the holders of a role, and never a way to more than one's rights."""

from __future__ import annotations

from typing import Any

from tests.web.conftest import Person, Shop

STATE = {"words": "tab=open&assignee=me", "columns": ["problem", "_status"]}


def names(person: Person, form: str = "return_refund") -> list[str]:
    return [each["name"] for each in person.get("/views", form=form)["items"]]


def keep(person: Person, name: str, *roles: str, **more: Any) -> int:
    body = {"form": "return_refund", "name": name, "roles": list(roles), "state": STATE, **more}
    return int(person.post("/views", body)["id"])


def test_a_view_is_private_until_it_is_shared_with_a_role(shop: Shop, admin: Person) -> None:
    anna, ben = shop.hire("anna", "service"), shop.hire("ben", "service")
    wu = shop.hire("wu", "warehouse")
    key = keep(anna, "我的待办")
    [mine] = anna.get("/views", form="return_refund")["items"]
    assert (mine["name"], mine["mine"], mine["by"]["name"], mine["state"]) == ("我的待办", True, "anna", STATE)
    assert names(ben) == names(admin) == []
    assert anna.call("PATCH", f"/views/{key}", {"roles": ["service_agent"], "name": "客服待办"}).status_code == 204
    assert names(ben) == ["客服待办"]
    assert not ben.get("/views", form="return_refund")["items"][0]["mine"]
    assert names(wu) == []
    assert names(admin) == ["客服待办"]


def test_only_its_owner_or_somebody_with_the_settings_changes_a_view(shop: Shop, admin: Person) -> None:
    anna, ben = shop.hire("anna", "service"), shop.hire("ben", "service")
    key = keep(anna, "共享", "service_agent")
    ben.refused(404, "PATCH", f"/views/{key}", {"name": "x"})
    ben.refused(404, "DELETE", f"/views/{key}")
    assert admin.call("PATCH", f"/views/{key}", {"state": STATE | {"words": ""}}).status_code == 204
    assert anna.call("DELETE", f"/views/{key}").status_code == 204
    assert names(anna) == []
    anna.refused(404, "DELETE", f"/views/{key}")


def test_a_view_is_shared_with_roles_of_ones_own_only(shop: Shop, admin: Person) -> None:
    anna = shop.hire("anna", "service")
    body = {"form": "return_refund", "name": "x", "roles": ["supervisor"], "state": STATE}
    assert anna.refused(403, "POST", "/views", body)["code"] == "not_your_role"
    keep(admin, "主管看的", "supervisor")
    assert names(shop.hire("sun", roles=("supervisor",))) == ["主管看的"]


def test_views_are_of_forms_that_may_be_read(shop: Shop, admin: Person) -> None:
    nobody = shop.hire("visitor")
    nobody.refused(404, "GET", "/views?form=return_refund")
    body = {"form": "return_refund", "name": "x", "state": STATE}
    nobody.refused(404, "POST", "/views", body)
    admin.refused(404, "POST", "/views", body | {"form": "nothing"})
    admin.refused(400, "POST", "/views", body | {"name": ""})
    shop.nobody().refused(401, "GET", "/views?form=return_refund")
