"""The designer's table grid over HTTP: the report, one decision, and a spreadsheet out and in again."""

from __future__ import annotations

import io
import json
from typing import Any

import pytest

from tests.web.conftest import TEMPLATES, Person, Shop

TABLE: dict[str, Any] = json.loads((TEMPLATES / "after_sales/rule/vip_first.json").read_text("utf-8"))["body"]["table"]
FORM = "return_refund"


def test_the_report_knows_the_form_as_it_is_drafted(shop: Shop, admin: Person) -> None:
    found = admin.post("/tables/report", {"form": FORM, "table": TABLE})
    assert (found["complete"], found["gaps"], found["unreachable"]) == (True, [], [])
    assert all(each["allowed"] for each in found["overlaps"])
    short = {**TABLE, "rules": TABLE["rules"][:2], "tests": [{"when": {"customer_level": "vip"}, "then": None}]}
    found = admin.post("/tables/report", {"form": FORM, "table": short})
    assert found["gaps"][0]["when"] == [{"==": "gold"}, {"<": 50000}]
    assert found["tests"][0]["passed"] is False
    wrong = {**TABLE, "inputs": [{"expr": {"var": "levle"}}, TABLE["inputs"][1]]}
    [problem] = admin.post("/tables/report", {"form": FORM, "table": wrong})["problems"]
    assert (problem["part"], problem["column"], problem["code"]) == ("input", 0, "unknown_field")
    admin.refused(404, "POST", "/tables/report", {"form": "nothing", "table": TABLE})


def test_a_decision_can_be_tried_beside_the_grid(shop: Shop, admin: Person) -> None:
    asked = {"form": FORM, "table": TABLE, "values": {"customer_level": "gold", "refund_amount": 60000}}
    found = admin.post("/tables/decide", asked)
    assert found["answer"] == {"_priority": "urgent", "_group": "vip_service"}
    assert found["hits"] == ["gold_large", "gold", "others"]
    assert [each["value"] for each in found["inputs"]] == ["gold", 60000]
    clashing = admin.post("/tables/decide", {**asked, "table": {**TABLE, "hit": "UNIQUE"}})
    assert clashing["answer"] is None
    assert "gold_large, gold, others" in clashing["message"]
    admin.refused(400, "POST", "/tables/decide", {**asked, "table": {"hit": "FIRST"}})


@pytest.mark.parametrize("kind", ["xlsx", "csv"])
def test_a_table_goes_out_as_a_spreadsheet_and_comes_back_as_it_was(shop: Shop, admin: Person, kind: str) -> None:
    sent = admin.call("POST", f"/tables/export?format={kind}", {"table": TABLE, "name": "VIP 优先"})
    assert sent.status_code == 200
    back = admin.call(
        "POST", f"/tables/import?form={FORM}", data=sent.get_data(), content_type="application/octet-stream"
    )
    assert back.get_json() == {"table": TABLE, "problems": []}
    form = {"file": (io.BytesIO(sent.get_data()), f"table.{kind}")}
    again = admin.call("POST", "/tables/import", data=form, content_type="multipart/form-data")
    assert again.get_json()["table"] == TABLE


def test_what_was_typed_wrong_into_a_sheet_is_told_by_its_cell(shop: Shop, admin: Person) -> None:
    csv = admin.call("POST", "/tables/export?format=csv", {"table": TABLE}).get_data().decode("utf-8-sig")
    wrong = csv.replace(">= 50000", "much").replace("row,gold,gold", "row,gold,golden")
    back = admin.call("POST", f"/tables/import?form={FORM}", data=wrong.encode(), content_type="text/csv").get_json()
    assert [(each["cell"], each["code"]) for each in back["problems"]] == [
        ("C11", "not_an_option"),
        ("D10", "type_mismatch"),
    ]
    admin.refused(400, "POST", "/tables/import", data=b"", content_type="text/csv")
    admin.refused(422, "POST", "/tables/import", data=b"PK nonsense", content_type="application/zip")


def test_only_those_who_may_see_the_designer_may_ask(shop: Shop) -> None:
    clerk = shop.hire("clerk", "service")
    clerk.refused(403, "POST", "/tables/report", {"form": FORM, "table": TABLE})
    shop.nobody().refused(401, "POST", "/tables/report", {"form": FORM, "table": TABLE})
