"""Templates, drafts, publishing, and getting back exactly what went in."""

from __future__ import annotations

import io
import json
import zipfile

from app.bundles import read_folder
from tests.web.conftest import API, TEMPLATES, Person, Shop


def zipped(files: dict[str, bytes], folder: str = "") -> bytes:
    """A zip of these files, in a folder where one is named."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as packed:
        for path, raw in files.items():
            packed.writestr(folder + path, raw)
    return out.getvalue()


def test_an_empty_house_takes_a_template_with_what_it_stands_on(empty_shop: Shop) -> None:
    admin = empty_shop.hire("admin", roles=("administrator",))
    assert admin.get("/session")["workspace"]["empty"] is True
    assert empty_shop.nobody().get("/public") == {"languages": ["zh-CN", "en"], "empty": True}
    offered = {each["key"]: each for each in admin.get("/templates")["items"]}
    assert offered["after_sales"]["requires"] == ["commerce"]
    assert offered["after_sales"]["cases"] >= 12
    assert not offered["after_sales"]["installed"]
    done = admin.post("/templates/commerce/import", {})
    assert [each["bundle"] for each in done["releases"]] == ["commerce"]
    assert {each["key"] for each in admin.get("/forms")["items"]} == {"customer", "order", "sku", "logistics"}
    assert admin.get("/session")["workspace"]["empty"] is False
    admin.refused(404, "POST", "/templates/nothing/import", {})


def test_a_bundle_comes_out_byte_for_byte_as_it_went_in(shop: Shop, admin: Person) -> None:
    files = read_folder(TEMPLATES / "after_sales")
    answer = admin.client.get(API + "/bundles/after_sales/export")
    with zipfile.ZipFile(io.BytesIO(answer.get_data())) as packed:
        assert {name: packed.read(name) for name in packed.namelist()} == files
    sent = admin.call("POST", "/bundles", data=zipped(files, "some folder/"), content_type="application/zip")
    assert sent.get_json() == {"key": "after_sales", "version": 1, "kept": []}
    assert admin.client.get(API + "/bundles/after_sales/export").get_data() == answer.get_data()


def test_a_draft_is_kept_byte_for_byte_and_in_force_once_published(shop: Shop, admin: Person) -> None:
    path = "/definitions/form/customer"
    before = admin.client.get(API + path)
    form = json.loads(before.get_data())
    form["version"], form["name"]["en"] = 2, "Client"
    draft = json.dumps(form, indent=1).encode()
    stale = {"If-Match": '"' + "0" * 64 + '"'}
    sent = {"data": draft, "content_type": "application/json"}
    admin.refused(412, "PUT", path, headers=stale, **sent)
    saved = admin.call("PUT", path, headers={"If-Match": before.headers["ETag"]}, **sent)
    assert saved.status_code == 200
    assert admin.client.get(API + path).get_data() == draft
    assert admin.get("/forms/customer")["name"]["en"] == "Customer"
    release = admin.post("/bundles/commerce/publish", {"note": "new name"})
    assert admin.get("/forms/customer")["name"]["en"] == "Client"
    assert [each["seq"] for each in admin.get(path + "/releases")["items"]] == [release["seq"], 1]
    assert [each["live"] for each in admin.get("/bundles/commerce")["releases"]] == [True, False]
    admin.post("/bundles/commerce/releases/1/restore")
    assert admin.get("/forms/customer")["name"]["en"] == "Customer"
    admin.refused(404, "POST", "/bundles/after_sales/releases/1/restore")


def test_a_broken_draft_is_not_published_and_every_problem_has_its_place(shop: Shop, admin: Person) -> None:
    path = "/definitions/form/customer"
    form = json.loads(admin.client.get(API + path).get_data())
    form["body"]["title"] = ["nowhere"]
    form["body"]["fields"][0]["type"] = "telepathy"
    admin.call("PUT", path, data=json.dumps(form), content_type="application/json")
    problem = admin.refused(422, "POST", "/bundles/commerce/publish", {})
    assert problem["code"] == "bad_bundle"
    assert "form/customer.json#/body/fields/0/type" in {each["pointer"] for each in problem["errors"]}
    assert admin.get("/forms/customer")


def test_a_draft_that_cannot_be_read_or_is_something_else_is_refused(shop: Shop, admin: Person) -> None:
    json_ = {"content_type": "application/json"}
    admin.refused(422, "PUT", "/definitions/form/customer", data=b"{", **json_)
    other = admin.client.get(API + "/definitions/form/order").get_data()
    admin.refused(422, "PUT", "/definitions/form/customer", data=other, **json_)
    fresh = other.replace(b'"key": "order"', b'"key": "fresh"', 1)
    admin.refused(404, "PUT", "/definitions/form/fresh", data=fresh, **json_)
    saved = admin.call("PUT", "/definitions/form/fresh?bundle=commerce", data=fresh, **json_).get_json()
    assert saved["path"] == "form/fresh.json"
    admin.refused(404, "GET", "/definitions/form/nothing")


def test_a_zip_with_a_way_out_or_a_lie_is_refused(shop: Shop, admin: Person) -> None:
    for raw in (b"no zip", zipped({"../evil.json": b"{}"}), zipped({"/evil.json": b"{}"})):
        assert admin.call("POST", "/bundles", data=raw, content_type="application/zip").status_code == 400
    assert admin.call("POST", "/bundles", data=zipped({"a.json": b"{}"})).status_code == 422


def test_only_those_to_whom_the_page_is_open_see_or_change_definitions(shop: Shop) -> None:
    anna, sun = shop.hire("anna", "service"), shop.hire("sun", roles=("supervisor",))
    anna.refused(403, "GET", "/bundles")
    anna.refused(403, "GET", "/definitions/form/order")
    sun.get("/bundles/after_sales")
    sun.refused(403, "POST", "/bundles/after_sales/publish", {})
    sun.refused(403, "PUT", "/definitions/form/order", data=b"{}", content_type="application/json")
    sun.refused(403, "POST", "/templates/commerce/import", {})
    sun.refused(403, "GET", "/incidents")


def test_the_catalogue_and_the_schemas_are_there_for_the_designer(shop: Shop) -> None:
    anna = shop.hire("anna", "service")
    found = anna.get("/catalog")
    assert "money" in {each["type"] for each in found["fields"]["kinds"]}
    assert {"zh": "优先级", "en": "Priority"} in [each["label"] for each in found["system"]]
    etag = anna.call("GET", "/catalog").headers["ETag"]
    assert anna.call("GET", "/catalog", headers={"If-None-Match": etag}).status_code == 304
    assert anna.client.get("/schemas/form.json").status_code == 200
    assert anna.client.get("/schemas/nothing.json").status_code == 404
