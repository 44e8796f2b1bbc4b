"""Signing in, staying in, and being let out."""

from __future__ import annotations

import secrets

import pytest
from sqlalchemy import insert, select, update

from app.identity.passwords import check_password, hash_password
from app.links import hashed
from app.models import api_key, audit, session, user
from app.operations.sign_in import LIFETIME
from tests.web.conftest import API, PASSWORD, Shop


@pytest.fixture
def house(empty_shop: Shop) -> Shop:
    empty_shop.hire("anna", roles=("administrator",))
    return empty_shop


def test_a_password_is_kept_as_a_hash_that_only_it_fits() -> None:
    kept = hash_password("correct horse")
    assert kept.startswith("$argon2id$")
    assert check_password(kept, "correct horse")
    assert not check_password(kept, "wrong horse")
    assert not check_password(None, "correct horse")
    assert not check_password("no hash at all", "correct horse")


def test_a_wrong_name_and_a_wrong_password_are_told_in_the_same_words(house: Shop) -> None:
    nobody = house.nobody()
    wrong = nobody.refused(401, "POST", "/session", {"username": "anna", "password": "nope"})
    unknown = nobody.refused(401, "POST", "/session", {"username": "who", "password": "nope"})
    assert wrong == unknown
    assert wrong["code"] == "wrong_credentials"


def test_who_tries_too_often_must_wait_and_the_wait_ends(house: Shop) -> None:
    nobody, wrong = house.nobody(), {"username": "anna", "password": "nope"}
    for _ in range(10):
        nobody.refused(401, "POST", "/session", wrong)
    right = {"username": "anna", "password": PASSWORD}
    answer = nobody.call("POST", "/session", right)
    assert (answer.status_code, answer.headers["Retry-After"]) == (429, "900")
    house.clock.now += 901
    nobody.post("/session", right)


def test_the_cookie_is_out_of_reach_of_scripts_and_the_database_holds_only_its_hash(house: Shop) -> None:
    answer = house.nobody().call("POST", "/session", {"username": "anna", "password": PASSWORD})
    cookie = answer.headers["Set-Cookie"]
    assert "HttpOnly" in cookie
    assert "SameSite=Lax" in cookie
    token = cookie.partition("=")[2].partition(";")[0]
    with house.db.read() as conn:
        kept = set(conn.execute(select(session.c.id)).scalars())
    assert token not in kept
    assert hashed(token) in kept


def test_a_write_without_the_csrf_word_is_refused(house: Shop) -> None:
    anna = house.sign_in("anna")
    anna.csrf = "something else"
    assert anna.refused(403, "PATCH", "/session", {"language": "en"})["code"] == "csrf"
    assert anna.get("/session")["user"]["language"] == "zh"


def test_a_language_is_remembered(house: Shop) -> None:
    anna = house.sign_in("anna")
    answer = anna.call("PATCH", "/session", {"language": "en"})
    assert answer.get_json()["user"]["language"] == "en"


def test_signing_out_ends_the_session_on_the_server(house: Shop) -> None:
    anna = house.sign_in("anna")
    copy = house.nobody()
    [cookie] = [each for each in anna.client._cookies.values() if each.key == "gongdan_session"]
    copy.client.set_cookie("gongdan_session", cookie.value)
    copy.get("/session")
    assert anna.call("DELETE", "/session").status_code == 204
    copy.refused(401, "GET", "/session")


def test_a_session_ends_with_its_time_and_with_the_persons_account(house: Shop) -> None:
    anna = house.sign_in("anna")
    house.clock.now += LIFETIME + 1
    anna.refused(401, "GET", "/session")
    anna = house.sign_in("anna")
    house.db.write(lambda conn: conn.execute(update(user).values(active=False)))
    anna.refused(401, "GET", "/session")
    house.nobody().refused(401, "POST", "/session", {"username": "anna", "password": PASSWORD})


def test_a_machine_acts_with_a_key_for_its_person_without_csrf(house: Shop) -> None:
    key = secrets.token_urlsafe(32)
    row = {"hash": hashed(key), "name": "till", "user": 1, "active": True, "created_at": 0, "expires_at": None}
    house.db.write(lambda conn: conn.execute(insert(api_key), row))
    machine = house.nobody()
    machine.headers["Authorization"] = f"Bearer {key}"
    assert machine.get("/session")["user"]["username"] == "anna"
    machine.post("/notifications/read")
    house.db.write(lambda conn: conn.execute(update(api_key).values(expires_at=house.clock.now)))
    machine.refused(401, "GET", "/session")


def test_a_sign_in_from_another_sites_form_is_refused(house: Shop) -> None:
    answer = house.nobody().client.post(API + "/session", data={"username": "anna", "password": PASSWORD})
    assert answer.status_code == 415


def test_coming_and_going_and_failing_are_in_the_audit_trail(house: Shop) -> None:
    house.sign_in("anna").call("DELETE", "/session")
    house.nobody().refused(401, "POST", "/session", {"username": "anna", "password": "nope"})
    with house.db.read() as conn:
        whats = list(conn.execute(select(audit.c.what).order_by(audit.c.seq)).scalars())
    assert whats[-3:] == ["sign_in", "sign_out", "sign_in_failed"]
