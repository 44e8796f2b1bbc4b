"""Changing one's own password: against the present one, throttled like the door, with a trail, and alone thereafter."""

from __future__ import annotations

import pytest
from argon2 import PasswordHasher
from sqlalchemy import select

from app.actor import SYSTEM
from app.errors import Invalid
from app.identity.proof import prove
from app.models import audit, user
from app.operations.change_own_password import keep
from app.operations.set_password import set_password
from tests.web.conftest import PASSWORD, Person, Shop

NEW = "another long password"
PATH = "/session/password"


@pytest.fixture
def mei(empty_shop: Shop) -> Person:
    return empty_shop.hire("mei")


def trail(shop: Shop) -> list[tuple[str, str, int | None, str]]:
    with shop.db.read() as conn:
        rows = conn.execute(select(audit).where(audit.c.what.like("password_%")).order_by(audit.c.seq)).all()
    return [(row.what, row.actor_kind, row.actor_id, row.subject) for row in rows]


def test_the_new_password_opens_the_door_and_only_this_browser_stays(empty_shop: Shop, mei: Person) -> None:
    elsewhere, other = empty_shop.sign_in("mei"), empty_shop.hire("lan")
    assert mei.call("POST", PATH, {"current": PASSWORD, "password": NEW}).status_code == 204
    me = mei.get("/session")["user"]["id"]
    elsewhere.refused(401, "GET", "/session")
    other.get("/session")
    nobody = empty_shop.nobody()
    nobody.refused(401, "POST", "/session", {"username": "mei", "password": PASSWORD})
    nobody.post("/session", {"username": "mei", "password": NEW})
    assert trail(empty_shop) == [("password_set", "user", me, f"user/{me}")]


def test_a_wrong_present_password_names_its_field_and_changes_nothing(empty_shop: Shop, mei: Person) -> None:
    elsewhere = empty_shop.sign_in("mei")
    problem = mei.refused(422, "POST", PATH, {"current": "nope", "password": NEW})
    assert (problem["code"], problem["errors"][0]["pointer"]) == ("wrong_password", "/current")
    elsewhere.get("/session")
    empty_shop.sign_in("mei")
    assert [what for what, *_ in trail(empty_shop)] == ["password_refused"]


def test_the_new_password_is_held_to_the_rule_of_all_passwords(mei: Person) -> None:
    for bad in ({"password": "short"}, {"password": "x" * 257}, {"password": None}, {}, {"password": NEW, "user": 1}):
        assert mei.refused(400, "POST", PATH, {"current": PASSWORD} | bad)["code"] == "invalid_request"


def test_guesses_count_as_those_at_the_door_and_the_right_one_forgives_them(empty_shop: Shop, mei: Person) -> None:
    wrong = {"current": "nope", "password": NEW}
    for _ in range(9):
        mei.refused(422, "POST", PATH, wrong)
    assert mei.call("POST", PATH, {"current": PASSWORD, "password": NEW}).status_code == 204
    for _ in range(9):
        mei.refused(422, "POST", PATH, wrong)
    empty_shop.nobody().refused(401, "POST", "/session", {"username": "mei", "password": "nope"})
    assert mei.call("POST", PATH, {"current": NEW, "password": PASSWORD}).headers["Retry-After"] == "900"
    empty_shop.nobody().refused(429, "POST", "/session", {"username": "mei", "password": NEW})
    empty_shop.clock.now += 901
    assert mei.call("POST", PATH, {"current": NEW, "password": PASSWORD}).status_code == 204


def test_neither_a_machine_nor_nobody_nor_another_site_may(empty_shop: Shop) -> None:
    given = {"current": PASSWORD, "password": NEW}
    admin = empty_shop.hire("admin", roles=("administrator",))
    made = admin.post("/keys", {"name": "ERP", "user": admin.get("/session")["user"]["id"]})
    machine = empty_shop.nobody()
    machine.headers["Authorization"] = f"Bearer {made['key']}"
    assert machine.refused(403, "POST", PATH, given)["code"] == "machine"
    empty_shop.nobody().refused(401, "POST", PATH, given)
    admin.csrf = "something else"
    assert admin.refused(403, "POST", PATH, given)["code"] == "csrf"
    empty_shop.sign_in("admin")


def test_who_was_given_another_password_meanwhile_must_begin_again(empty_shop: Shop, mei: Person) -> None:
    db, now = empty_shop.db, empty_shop.clock()
    proof = prove(db, "mei", PASSWORD, now, "", "password_refused")
    assert proof is not None
    given = PasswordHasher(time_cost=1, memory_cost=8, parallelism=1).hash("what the administrator said")
    set_password(db, proof.user, given, SYSTEM, now)
    with pytest.raises(Invalid):
        keep(db, proof, "the one they chose", SYSTEM, now, "")
    with db.read() as conn:
        assert conn.execute(select(user.c.password_hash)).scalar_one() == given
    mei.refused(401, "GET", "/session")
