"""A connector is tried on paper: what would be sent, whether its secrets are there, what an answer gives."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from app import create_app
from tests.web.conftest import Person, Shop

BODY: dict[str, Any] = {
    "base_url": "https://api.carrier.example/v1",
    "headers": {"Authorization": "Bearer {secret:carrier}", "X-App": "gongdan"},
    "calls": [
        {
            "id": "track",
            "name": {"zh": "查件", "en": "Track"},
            "method": "GET",
            "path": "/parcels/{number}",
            "gives": [{"id": "state", "type": "text", "at": "parcel.state"}, {"id": "legs", "type": "integer"}],
        },
        {"id": "book", "name": {"zh": "下单", "en": "Book"}, "method": "POST", "path": "/parcels"},
    ],
}


def tried(admin: Person, call: str, **more: Any) -> dict[str, Any]:
    return dict(admin.post("/connectors/try", {"body": BODY, "call": call, **more}))


def test_what_would_be_sent_is_shown_without_secrets(shop: Shop, admin: Person) -> None:
    said = tried(admin, "track", given={"number": "SF 1", "lang": "zh"})
    assert (said["method"], said["url"]) == ("GET", "https://api.carrier.example/v1/parcels/SF%201?lang=zh")
    assert said["headers"] == {"Authorization": "Bearer ••••••", "X-App": "gongdan"}
    assert (said["body"], said["missing"], said["taken"]) == (None, [], None)
    assert said["secrets"] == [{"name": "carrier", "state": "unset"}]
    assert tried(admin, "book", given={"weight": 2})["body"] == {"weight": 2}


def test_a_place_of_the_path_without_a_value_is_named(shop: Shop, admin: Person) -> None:
    said = tried(admin, "track", given={"number": ""})
    assert (said["url"], said["missing"]) == (None, ["number"])


def test_a_sample_answer_shows_what_is_taken_and_what_does_not_fit(shop: Shop, admin: Person) -> None:
    said = tried(
        admin, "track", given={"number": "1"}, answered=True, answer={"parcel": {"state": "lost"}, "legs": "two"}
    )
    assert said["taken"] == [
        {"id": "state", "type": "text", "value": "lost", "fits": True},
        {"id": "legs", "type": "integer", "value": "two", "fits": False},
    ]


def test_a_secret_of_another_host_is_told_and_never_shown(shop: Shop, admin: Person) -> None:
    for written, state in (("api.carrier.example s3cret", "set"), ("other.example s3cret", "elsewhere")):
        app = create_app(replace(shop.settings, credential={"carrier": written}), shop.db, shop.clock)
        there = replace(shop, app=app).sign_in("admin")
        answer = there.call("POST", "/connectors/try", {"body": BODY, "call": "track"})
        assert answer.get_json()["secrets"] == [{"name": "carrier", "state": state}]
        assert "s3cret" not in answer.get_data(as_text=True)


def test_only_those_who_may_look_at_definitions_try_them(shop: Shop, admin: Person) -> None:
    asked = {"body": BODY, "call": "track"}
    shop.hire("anna", "service").refused(403, "POST", "/connectors/try", asked)
    admin.refused(404, "POST", "/connectors/try", asked | {"call": "nothing"})
    bad = {**BODY, "headers": {"Authorization": "Bearer written-here"}}
    problem = admin.refused(400, "POST", "/connectors/try", {"body": bad, "call": "track"})
    assert problem["errors"][0]["code"] == "written_secret"
