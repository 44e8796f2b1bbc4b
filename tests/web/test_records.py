"""Submitting, changing, uploading, and the words of buyers and staff."""

from __future__ import annotations

import io
from collections.abc import Callable
from typing import Any

from PIL import Image

from app.actor import SYSTEM
from app.operations.publish_bundle import publish_bundle
from tests.web.conftest import COMPLAINT, Goods, Person, Shop, made

Complain = Callable[..., dict[str, Any]]
PARIS = {0x8825: {1: "N", 2: (48.0, 51.0, 0.0), 3: "E", 4: (2.0, 21.0, 0.0)}}


def picture(kind: str = "JPEG", size: tuple[int, int] = (40, 20)) -> bytes:
    """A photo that says where it was taken."""
    out, exif = io.BytesIO(), Image.Exif()
    exif[0x010F] = "SecretCameraMaker"
    exif.get_ifd(0x8825).update(PARIS[0x8825])
    Image.new("RGB", size, "red").save(out, kind, exif=exif)
    return out.getvalue()


def send(person: Person, path: str, raw: bytes, name: str = "photo.jpg", **more: str) -> Any:
    """The answer to an upload."""
    return person.call("POST", path, data={"file": (io.BytesIO(raw), name), **more})


def test_a_refused_submission_names_every_field(shop: Shop, goods: Goods) -> None:
    data = COMPLAINT | {"order": "nowhere", "phone": "12", "refund_amount": "a lot", "surprise": 1}
    problem = shop.nobody().refused(422, "POST", "/forms/return_refund/records", {"data": data})
    pointers = {each["pointer"] for each in problem["errors"]}
    assert {"/data/order", "/data/phone", "/data/refund_amount", "/data/surprise"} <= pointers


def test_a_repeated_request_is_answered_with_the_first_ones_record(shop: Shop, goods: Goods) -> None:
    nobody, headers = shop.nobody(), {"Idempotency-Key": "once"}
    first = nobody.post("/forms/return_refund/records", {"data": COMPLAINT}, headers=headers)
    again = nobody.post("/forms/return_refund/records", {"data": COMPLAINT}, headers=headers)
    assert first == again
    other = {"data": COMPLAINT | {"refund_amount": 1}}
    nobody.refused(422, "POST", "/forms/return_refund/records", other, headers=headers)
    nobody.refused(400, "POST", "/forms/return_refund/records", other, headers={"Idempotency-Key": "x" * 201})


def test_somebody_unknown_sees_only_public_forms_and_of_them_only_public_fields(shop: Shop, admin: Person) -> None:
    nobody = shop.nobody()
    shown = nobody.get("/forms/return_refund")
    assert {field["id"] for field in shown["fields"]} == set(COMPLAINT) | {"items", "photos", "description"}
    assert shown["statuses"] == []
    assert "commerce" not in str(shown)
    assert next(field for field in shown["fields"] if field["id"] == "order")["config"] == {}
    nobody.refused(404, "GET", "/forms/order")
    nobody.refused(403, "POST", "/forms/order/records", {"data": {}})
    nobody.refused(401, "GET", "/forms")
    assert admin.get("/forms/return_refund?public=1")["upload_token"]


def test_a_form_that_is_off_says_so_to_buyers_and_colleagues(shop: Shop, admin: Person) -> None:
    form = admin.get("/definitions/form/return_refund")
    form["body"] |= {"enabled": False, "closed": {"zh": "春节停收", "en": "closed for the holidays"}}
    assert admin.call("PUT", "/definitions/form/return_refund", form).status_code == 200
    publish_bundle(shop.db, "after_sales", SYSTEM, shop.clock(), lambda bundle, others: ())
    nobody = shop.nobody()
    assert nobody.get("/forms/return_refund")["closed"]["en"] == "closed for the holidays"
    refused = nobody.refused(409, "POST", "/forms/return_refund/records", {"data": COMPLAINT})
    assert (refused["code"], refused["detail"]) == ("form_closed", "closed for the holidays")
    assert admin.get("/forms/return_refund")["closed"]["zh"] == "春节停收"
    closed = {each["key"]: each["closed"] for each in admin.get("/forms")["items"]}
    assert closed["return_refund"]
    assert closed["order"] is None


def test_a_signed_in_person_may_fill_in_the_public_page_as_a_buyer(admin: Person, goods: Goods) -> None:
    token = admin.get("/forms/return_refund?public=1")["upload_token"]
    admin.csrf = ""
    sent = admin.post("/forms/return_refund/records", {"data": COMPLAINT, "upload_token": token})
    assert sent["link"].startswith("/t/")
    wrong = {"data": {}, "upload_token": token}
    assert admin.refused(403, "POST", "/forms/logistics_exception/records", wrong)["code"] == "upload_token"


def test_staff_get_a_link_for_the_buyer_when_they_ask(admin: Person, shop: Shop, goods: Goods) -> None:
    data = COMPLAINT | {"order": goods.order}
    assert "link" not in admin.post("/forms/return_refund/records", {"data": data})
    link = admin.post("/forms/return_refund/records?link=1", {"data": data})["link"]
    assert shop.nobody().get(f"/progress/{link.removeprefix('/t/')}")["can_reply"]
    shop.nobody().refused(404, "GET", "/progress/guess")


def test_a_new_link_ends_the_one_before(admin: Person, shop: Shop, goods: Goods) -> None:
    made = admin.post("/forms/return_refund/records?link=1", {"data": COMPLAINT | {"order": goods.order}})
    renewed = admin.post(f"/records/{made['id']}/link")["link"]
    assert shop.nobody().get(f"/progress/{renewed.removeprefix('/t/')}")["can_reply"]
    shop.nobody().refused(404, "GET", f"/progress/{made['link'].removeprefix('/t/')}")
    told = [each["text"]["en"] for each in admin.get(f"/records/{made['id']}/events")["items"]]
    assert told[-1] == "made a new progress link"


def test_a_change_must_say_what_it_was_made_from(admin: Person, goods: Goods) -> None:
    path, new = f"/records/{goods.customer}", {"data": {"note": "calls often"}}
    assert admin.refused(428, "PATCH", path, new)["code"] == "precondition_required"
    changed = admin.call("PATCH", path, new, headers={"If-Match": '"1"'})
    assert changed.status_code == 200
    assert changed.headers["ETag"] == '"2"'
    assert changed.get_json()["data"]["note"] == "calls often"
    admin.refused(412, "PATCH", path, {"data": {"note": "late"}}, headers={"If-Match": "1"})
    told = admin.get(f"{path}/events")["items"][-1]
    assert told["text"] == {"zh": "修改了备注", "en": "changed Note"}
    assert told["changes"] == [
        {"field": "note", "label": {"zh": "备注", "en": "Note"}, "from": "", "to": "calls often"}
    ]


def test_a_photo_loses_its_story_and_is_shown_only_to_those_who_may_see_it(shop: Shop, goods: Goods) -> None:
    nobody = shop.nobody()
    token = nobody.get("/forms/return_refund")["upload_token"]
    kept = send(nobody, "/files", picture(), upload_token=token).get_json()
    assert kept["type"] == "image/jpeg"
    fetched = nobody.client.get(kept["url"])
    assert fetched.status_code == 200
    assert b"SecretCameraMaker" not in fetched.get_data()
    assert not Image.open(io.BytesIO(fetched.get_data())).getexif()
    assert fetched.headers["X-Content-Type-Options"] == "nosniff"
    data = COMPLAINT | {"problem": "damaged", "photos": [kept["id"]]}
    rows = [{"name": "羊绒围巾", "qty": 1}, {"name": "手套", "qty": 2}]
    data |= {"refund_type": "return_refund", "items": rows}
    made_ = nobody.post("/forms/return_refund/records", {"data": data, "upload_token": token})
    path = f"/files/{kept['id']}"
    sent = {each["id"]: each for each in nobody.get(f"/progress/{made_['link'].removeprefix('/t/')}")["data"]}
    assert sent["items"]["text"] == "羊绒围巾 · 1\n手套 · 2"
    assert nobody.client.get(sent["photos"]["files"][0]["url"]).status_code == 200
    assert shop.hire("anna", "service").call("GET", path).status_code == 200
    shop.hire("li", "logistics_team").refused(404, "GET", path)
    shop.nobody().refused(401, "GET", path)
    assert nobody.client.get(kept["url"]).status_code == 404
    assert made_["id"]


def test_what_is_no_picture_is_only_saved_never_opened(admin: Person, shop: Shop) -> None:
    page = b"<script>alert(1)</script>"
    for name in ("page.html", "drawing.svg", "..\\..\\evil.html"):
        kept = send(admin, "/files", page, name).get_json()
        assert "/" not in kept["name"]
        assert "\\" not in kept["name"]
        fetched = admin.client.get(kept["url"])
        assert fetched.mimetype == "text/plain"
        assert fetched.headers["Content-Disposition"].startswith("attachment")
        assert fetched.headers["Content-Security-Policy"].startswith("sandbox")
    shop.hire("anna", "service").refused(404, "GET", f"/files/{kept['id']}")


def test_uploads_are_bounded_and_checked(admin: Person, shop: Shop) -> None:
    limit = shop.settings.max_upload_mb * 2**20
    assert send(admin, "/files", b"x" * (limit + 1), "big.bin").status_code == 413
    assert send(admin, "/files", b"x" * (limit + 200_000), "huge.bin").status_code == 413
    assert send(admin, "/files", b"\xff\xd8\xff\xe0broken", "broken.jpg").status_code == 415
    assert send(admin, "/files", picture("PNG", (8000, 6000)), "flood.png").status_code == 415
    assert send(admin, "/files", b"\0\0\0\x18ftypheic", "phone.heic").status_code == 415
    assert admin.refused(400, "POST", "/files", data={})["pointer"] == "/file"
    shop.nobody().refused(401, "POST", "/files", data={"file": (io.BytesIO(b"x"), "x.txt")})
    token = {"upload_token": "made.up"}
    shop.nobody().refused(403, "POST", "/files", data={"file": (io.BytesIO(b"x"), "x.txt"), **token})


def test_a_token_for_uploads_ends_with_the_day(shop: Shop, goods: Goods) -> None:
    token = shop.nobody().get("/forms/return_refund")["upload_token"]
    shop.clock.now += 86_401
    body = {"data": COMPLAINT, "upload_token": token}
    assert shop.nobody().refused(403, "POST", "/forms/return_refund/records", body)["code"] == "upload_token"


def test_files_travel_with_replies_both_ways(shop: Shop, complain: Complain) -> None:
    submitted, anna, nobody = complain(), shop.hire("anna", "service"), shop.nobody()
    link = submitted["link"].removeprefix("/t/")
    receipt = send(nobody, f"/progress/{link}/files", b"%PDF-1.7 receipt", "receipt.pdf").get_json()
    assert nobody.client.get(receipt["url"]).status_code == 200
    nobody.post(f"/progress/{link}/messages", {"body": "", "attachments": [receipt["id"]]})
    [message] = anna.get(f"/records/{submitted['id']}/messages")["items"]
    assert message["attachments"][0]["name"] == "receipt.pdf"
    assert anna.client.get(message["attachments"][0]["url"]).get_data() == b"%PDF-1.7 receipt"
    internal = send(anna, "/files", picture(), "inside.jpg").get_json()
    anna.post(
        f"/records/{submitted['id']}/messages", {"body": "look", "internal": True, "attachments": [internal["id"]]}
    )
    assert nobody.call("GET", f"/progress/{link}/files/{internal['id']}").status_code == 404
    other = complain(refund_amount=100)["link"].removeprefix("/t/")
    assert nobody.call("GET", f"/progress/{other}/files/{receipt['id']}").status_code == 404


def test_a_link_opens_the_tasks_of_its_own_ticket_only(shop: Shop, complain: Complain) -> None:
    first, second = complain(), complain(refund_amount=100)
    anna = shop.hire("anna", "service")
    tasks = {each["record"]["id"]: each["id"] for each in anna.get("/tasks", scope="all")["items"]}
    link = first["link"].removeprefix("/t/")
    shop.nobody().refused(404, "POST", f"/progress/{link}/tasks/{tasks[second['id']]}/accept", {})
    shop.nobody().refused(409, "POST", f"/progress/{link}/tasks/{tasks[first['id']]}/accept", {})
    shop.nobody().refused(404, "POST", f"/progress/{link}/tasks/{tasks[first['id']]}/claim", {})


def test_a_notice_is_read_once_and_only_by_whom_it_was_for(shop: Shop, admin: Person, goods: Goods) -> None:
    anna = shop.hire("anna", "vip_service", manages=("vip_service",))
    fang = shop.hire("fang", "finance")
    shop.nobody().post("/forms/return_refund/records", {"data": COMPLAINT | {"refund_amount": 59900}})
    told = anna.get("/notifications")
    assert told["unread"] == len([each for each in told["items"] if each["read_at"] is None])
    anna.post("/notifications/read")
    assert anna.get("/notifications")["unread"] == 0
    assert fang.get("/notifications")["items"] == []


def test_the_picker_finds_records_by_what_people_call_them(admin: Person, shop: Shop, goods: Goods) -> None:
    assert admin.get("/reference/order", q="a10")["items"] == [{"id": goods.order, "title": "A100"}]
    assert admin.get("/reference/sku", q="羽绒", field="title")["items"][0]["id"] == goods.sku
    assert admin.get("/reference/sku", q="羽绒", field="code")["items"] == []
    shop.nobody().refused(401, "GET", "/reference/order?q=a")
    made(admin, "customer", {"name": "李雷", "phone": "13800000002", "level": "normal"})
    assert [each["title"] for each in admin.get("/reference/customer")["items"]] == ["李雷", "王芳"]
