"""Looking after people: adding, changing, deactivating, passwords and keys, each with its trail."""

from __future__ import annotations

from typing import Any

from sqlalchemy import select

from app.models import api_key, audit
from tests.web.conftest import NOON, PASSWORD, Person, Shop


def staff(admin: Person) -> dict[str, Any]:
    return {each["username"]: each for each in admin.get("/users")["items"]}


def trail(shop: Shop) -> list[tuple[str, str]]:
    with shop.db.read() as conn:
        rows = conn.execute(select(audit.c.what, audit.c.subject).order_by(audit.c.seq)).all()
    return [(row.what, row.subject) for row in rows if row.what.startswith(("user_", "key_", "password_"))]


def test_a_colleague_is_added_moved_and_sent_home(shop: Shop, admin: Person) -> None:
    new = {"username": "mei", "name": "小梅", "password": PASSWORD, "groups": ["service"], "email": "mei@example.com"}
    key = admin.post("/users", new)["id"]
    mei = shop.sign_in("mei")
    assert [each["key"] for each in staff(admin)["mei"]["groups"]] == ["service"]
    changed = {"name": "梅姐", "groups": ["service", "finance"], "manages": ["finance"]}
    assert admin.call("PATCH", f"/users/{key}", changed).status_code == 204
    found = staff(admin)["mei"]
    assert {each["key"]: each["manager"] for each in found["groups"]} == {"finance": True, "service": False}
    assert (found["name"], found["active"], found["can_sign_in"]) == ("梅姐", True, True)
    assert admin.call("PATCH", f"/users/{key}", {"active": False}).status_code == 204
    mei.refused(401, "GET", "/session")
    assert not staff(admin)["mei"]["active"]
    done = [what for what, subject in trail(shop) if subject == f"user/{key}"]
    assert done == ["user_created", "user_changed", "user_changed"]
    with shop.db.read() as conn:
        details = conn.execute(select(audit.c.detail).where(audit.c.what == "user_changed")).scalars().all()
    assert "mei@example.com" not in str(details)


def test_nothing_changed_leaves_no_trail(shop: Shop, admin: Person) -> None:
    shop.hire("mei", "service")
    key = staff(admin)["mei"]["id"]
    before = trail(shop)
    assert admin.call("PATCH", f"/users/{key}", {"name": "mei", "groups": ["service"]}).status_code == 204
    assert trail(shop) == before


def test_a_new_password_ends_the_sessions_of_before(shop: Shop, admin: Person) -> None:
    mei = shop.hire("mei")
    key = staff(admin)["mei"]["id"]
    admin.refused(400, "POST", f"/users/{key}/password", {"password": "short"})
    admin.post(f"/users/{key}/password", {"password": "another long password"})
    mei.refused(401, "GET", "/session")
    mei.post("/session", {"username": "mei", "password": "another long password"})


def test_the_last_administrator_stays_and_nobody_locks_themselves_out(shop: Shop, admin: Person) -> None:
    me = staff(admin)["admin"]["id"]
    assert admin.refused(409, "PATCH", f"/users/{me}", {"active": False})["code"] == "yourself"
    assert admin.refused(409, "PATCH", f"/users/{me}", {"roles": []})["code"] == "last_administrator"
    shop.hire("boss", roles=("administrator",))
    assert admin.call("PATCH", f"/users/{me}", {"roles": ["supervisor"]}).status_code == 204


def test_a_key_is_told_once_opens_doors_and_is_revoked(shop: Shop, admin: Person) -> None:
    shop.hire("robot", "service")
    robot = staff(admin)["robot"]["id"]
    made = admin.post("/keys", {"name": "ERP", "user": robot})
    machine = shop.nobody()
    machine.headers["Authorization"] = f"Bearer {made['key']}"
    assert machine.get("/forms")["items"]
    [listed] = admin.get("/keys")["items"]
    assert (listed["name"], listed["user"]["name"], listed["active"]) == ("ERP", "robot", True)
    assert made["key"] not in str(listed)
    with shop.db.read() as conn:
        assert made["key"] not in str(conn.execute(select(api_key)).all())
    assert admin.call("DELETE", f"/keys/{made['id']}").status_code == 204
    machine.refused(401, "GET", "/forms")
    admin.refused(404, "DELETE", f"/keys/{made['id']}")
    admin.refused(422, "POST", "/keys", {"name": "old", "user": robot, "expires_at": NOON - 1})
    admin.refused(404, "POST", "/keys", {"name": "nobody", "user": 999})
    assert [what for what, _ in trail(shop) if what.startswith("key_")] == ["key_made", "key_revoked"]


def test_only_those_with_the_settings_look_after_people(shop: Shop) -> None:
    sun = shop.hire("sun", roles=("supervisor",))
    for method, path, body in (
        ("GET", "/users", None),
        ("POST", "/users", {"username": "x"}),
        ("PATCH", "/users/1", {"name": "x"}),
        ("POST", "/users/1/password", {"password": PASSWORD}),
        ("GET", "/keys", None),
        ("POST", "/keys", {"name": "x", "user": 1}),
        ("DELETE", "/keys/1", None),
    ):
        sun.refused(403, method, path, body)
