"""Moving instances to another release over HTTP: what it would do, doing it, taking it back; only with the right."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

from app.bundles import read_folder
from tests.web.conftest import TEMPLATES, Person, Shop


def published_anew(shop: Shop, admin: Person) -> int:
    """The after-sales template with a renamed first step; the release's number."""
    files = dict(read_folder(TEMPLATES / "after_sales"))
    raw = files["flow/return_refund.json"].decode()
    assert '"review"' in raw
    changed = json.loads(raw.replace('"review"', '"first_look"'))
    changed["version"] += 1
    files["flow/return_refund.json"] = json.dumps(changed, ensure_ascii=False).encode()
    shop.publish({path: raw for path, raw in files.items() if path != "cases.json"})
    items: list[Any] = admin.get("/flows/return_refund/releases")["items"]
    assert [each["live"] for each in items] == [True, False]
    return int(items[0]["seq"])


def test_tickets_move_after_a_look_and_go_back(shop: Shop, admin: Person, complain: Callable[..., Any]) -> None:
    made = complain()
    to = published_anew(shop, admin)
    asked = {"to": to}
    seen = admin.post("/flows/return_refund/migration-preview", asked)
    assert seen["counts"] == {"kept": 0, "moved": 0, "blocked": 1}
    assert [(each["id"], each["target"]) for each in seen["nodes"]] == [("review", None)]
    assert "first_look" in [each["id"] for each in seen["targets"]]
    asked["map"] = {"review": "first_look"}
    assert admin.post("/flows/return_refund/migration-preview", asked)["counts"]["moved"] == 1
    done = admin.post("/flows/return_refund/migrations", asked | {"note": "mended"})
    assert (done["counts"]["moved"], done["next"]) == (1, None)
    ticket = admin.get(f"/records/{made['id']}")
    assert [each["node"] for each in ticket["tasks"]] == ["first_look"]
    texts = [each["text"]["en"] for each in admin.get(f"/records/{made['id']}/events")["items"]]
    assert f"moved to release {to} (from {to - 1})" in texts
    [listed] = admin.get("/flows/return_refund/migrations")["items"]
    assert (listed["id"], listed["moved"], listed["undone"], listed["note"]) == (done["id"], 1, 0, "mended")
    assert admin.post(f"/migrations/{done['id']}/undo", {})["counts"] == {"undone": 1, "blocked": 0}
    assert [each["node"] for each in admin.get(f"/records/{made['id']}")["tasks"]] == ["review"]


def test_a_look_without_a_release_is_at_what_is_drawn(admin: Person, complain: Callable[..., Any]) -> None:
    complain()
    drawn = admin.get("/definitions/flow/return_refund")
    renamed = json.loads(json.dumps(drawn).replace('"review"', '"first_look"'))
    assert admin.call("PUT", "/definitions/flow/return_refund", renamed).status_code == 200
    path = "/flows/return_refund/migration-preview"
    seen = admin.post(path, {})
    assert (seen["to"], seen["counts"]) == (None, {"kept": 0, "moved": 0, "blocked": 1})
    assert admin.post(path, {"map": {"review": "first_look"}})["counts"]["moved"] == 1
    assert admin.refused(400, "POST", "/flows/return_refund/migrations", {})["errors"][0]["pointer"] == "/to"


def test_what_is_asked_wrongly_is_refused_at_its_place(shop: Shop, admin: Person) -> None:
    path = "/flows/return_refund/migration-preview"
    assert admin.refused(422, "POST", path, {"to": 999})["errors"][0]["pointer"] == "/to"
    to = published_anew(shop, admin)
    refused = admin.refused(422, "POST", path, {"to": to, "map": {"review": "nowhere"}})
    assert refused["errors"][0]["pointer"] == "/map/review"
    assert admin.refused(400, "POST", path, {"to": to, "mapp": {}})["errors"][0]["code"] == "unknown_field"
    admin.refused(404, "POST", "/flows/nothing/migration-preview", {"to": to})
    admin.refused(404, "POST", "/migrations/99/undo", {})


def test_only_who_may_publish_may_move_tickets(shop: Shop, admin: Person) -> None:
    anna = shop.hire("anna", "service")
    for method, path in (
        ("GET", "/flows/return_refund/releases"),
        ("GET", "/flows/return_refund/migrations"),
        ("POST", "/flows/return_refund/migration-preview"),
        ("POST", "/flows/return_refund/migrations"),
    ):
        anna.refused(403, method, path, {"to": 1} if method == "POST" else None)
    anna.refused(403, "POST", "/migrations/1/undo", {})
