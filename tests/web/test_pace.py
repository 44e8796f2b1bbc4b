"""A public form cannot be flooded from one address, and a door that was rattled stays shut on every process."""

from __future__ import annotations

from dataclasses import replace

import pytest

from app import create_app
from app.errors import TooMany
from app.web.base.pace import Pace
from tests.web.conftest import PASSWORD, Person, Shop

NOW = 1_800_000_000


def test_an_address_has_so_many_a_minute_and_the_next_minute_anew() -> None:
    pace = Pace(2)
    pace.admit("203.0.113.7", NOW)
    pace.admit("203.0.113.7", NOW)
    with pytest.raises(TooMany) as told:
        pace.admit("203.0.113.7", NOW + 15)
    assert told.value.wait == 60 - (NOW + 15) % 60
    pace.admit("203.0.113.8", NOW + 15)
    pace.admit("203.0.113.7", NOW + told.value.wait + 15)


def test_this_machine_is_not_counted_and_nobody_is_where_there_is_no_limit() -> None:
    for pace, address in ((Pace(1), "127.0.0.1"), (Pace(1), "::1"), (Pace(0), "203.0.113.7")):
        for _ in range(3):
            pace.admit(address, NOW)


def test_a_buyer_who_floods_a_form_is_told_when_to_come_back(shop: Shop) -> None:
    settings = replace(shop.settings, public_per_minute=1, proxies=1)
    buyer = Person(create_app(settings, shop.db, shop.clock).test_client(), headers={"X-Forwarded-For": "203.0.113.7"})
    form = "/forms/return_refund"
    empty = {"data": {}, "upload_token": buyer.get(form)["upload_token"]}
    buyer.refused(422, "POST", f"{form}/records", empty)
    answer = buyer.call("POST", f"{form}/records", empty)
    assert answer.status_code == 429
    shop.clock.now += int(answer.headers["Retry-After"])
    buyer.refused(422, "POST", f"{form}/records", empty)


def test_a_door_that_was_rattled_is_shut_on_another_process_too(empty_shop: Shop) -> None:
    empty_shop.hire("anna")
    other = Person(create_app(empty_shop.settings, empty_shop.db, empty_shop.clock).test_client())
    wrong = {"username": "anna", "password": "nope"}
    for _ in range(10):
        empty_shop.nobody().refused(401, "POST", "/session", wrong)
    assert other.refused(429, "POST", "/session", wrong | {"password": PASSWORD})["code"] == "too_many"
