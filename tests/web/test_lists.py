"""Lists: pages, order, filters, search and export."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable
from typing import Any

import pytest
from sqlalchemy import select

from app.models import audit
from tests.web.conftest import NOON, Goods, Person, Shop, made


@pytest.fixture
def orders(admin: Person, goods: Goods, shop: Shop) -> list[int]:
    """Ten more orders, some alike, one without a product."""
    found = []
    for number in range(10):
        shop.clock.now += 60
        data: dict[str, Any] = {"order_no": f"B10{number}", "platform": "taobao" if number % 2 else "jd"}
        data |= {"customer": goods.customer, "buyer_phone": "13800000001", "paid_at": NOON}
        data |= {"paid_amount": 1000 * (number // 3)} | ({} if number == 4 else {"main_sku": goods.sku})
        found.append(made(admin, "order", data))
    return found


def walk(person: Person, **query: Any) -> list[int]:
    """The ids of all pages."""
    ids, cursor = [], ""
    while True:
        page = person.get("/records", form="order", limit=3, cursor=cursor, **query)
        assert page["total"] == 11 or query
        ids += [row["id"] for row in page["items"]]
        if page["next"] is None:
            return ids
        cursor = page["next"]


@pytest.mark.parametrize(
    "sort", ["_created_at", "-_created_at", "paid_amount", "-paid_amount", "main_sku", "-main_sku"]
)
def test_pages_hold_every_row_once_in_order(admin: Person, orders: list[int], goods: Goods, sort: str) -> None:
    ids = walk(admin, sort=sort)
    assert sorted(ids) == sorted([goods.order, *orders])
    rows = {row["id"]: row for row in admin.get("/records", form="order", limit=200)["items"]}
    name = sort.removeprefix("-")
    values = [rows[each]["created_at"] if name == "_created_at" else rows[each]["data"].get(name) for each in ids]
    present = [value for value in values if value is not None]
    assert present == sorted(present, reverse=sort.startswith("-"))
    assert values[: len(present)] == present


def test_a_page_does_not_repeat_rows_when_new_ones_come(admin: Person, orders: list[int], shop: Shop) -> None:
    first = admin.get("/records", form="order", limit=4)
    shop.clock.now += 60
    made(admin, "customer", {"name": "李雷", "phone": "13800000002", "level": "normal"})
    second = admin.get("/records", form="order", limit=4, cursor=first["next"])
    assert not {row["id"] for row in first["items"]} & {row["id"] for row in second["items"]}


def test_a_cursor_serves_only_the_list_it_was_given_for(admin: Person, orders: list[int]) -> None:
    cursor = admin.get("/records", form="order", limit=3)["next"]
    for query in (
        f"form=customer&cursor={cursor}",
        f"form=order&sort=order_no&cursor={cursor}",
        "form=order&cursor=x.y",
    ):
        assert admin.refused(400, "GET", f"/records?{query}")["pointer"] == "/cursor"


def test_options_and_priorities_stand_in_their_own_order(admin: Person, orders: list[int]) -> None:
    listed = admin.get("/forms/order")["fields"]
    options = next(field["config"]["options"] for field in listed if field["id"] == "platform")
    rank = [option["id"] for option in options]
    found = [row["data"]["platform"] for row in admin.get("/records", form="order", sort="platform")["items"]]
    assert found == sorted(found, key=rank.index)


def test_a_filter_is_json_logic_over_the_forms_fields(admin: Person, orders: list[int]) -> None:
    rule = {"and": [{"==": [{"var": "platform"}, "jd"]}, {">=": [{"var": "paid_amount"}, 1000]}]}
    rows = admin.get("/records", form="order", filter=json.dumps(rule))["items"]
    assert rows
    assert all(row["data"]["platform"] == "jd" and row["data"]["paid_amount"] >= 1000 for row in rows)


@pytest.mark.parametrize(
    ("written", "pointer", "code"),
    [
        ('{"==": [{"var": "colour"}, 1]}', "/filter/==/0", "unknown_field"),
        ('{"==": [{"var": "paid_amount"}, "x"]}', "/filter/==", None),
        ('{"nonsense": []}', "/filter", None),
        ("{not json", "/filter", "bad_json"),
        ('{"var": "paid_amount"}', "/filter", None),
        ('{"any": [{"var": "lines"}, {">": [{"var": "qty"}, 1]}]}', "/filter", "not_pushable"),
    ],
)
def test_a_filter_that_makes_no_sense_is_refused_with_its_place(
    admin: Person, written: str, pointer: str, code: str | None
) -> None:
    problem = admin.refused(400, "GET", "/records", query_string={"form": "order", "filter": written})
    assert problem["pointer"].startswith(pointer)
    assert code in (None, problem["errors"][0]["code"])


def test_quick_filters_take_several_words(admin: Person, orders: list[int], goods: Goods) -> None:
    def ids(**query: str) -> set[int]:
        return {row["id"] for row in admin.get("/records", form="order", **query)["items"]}

    everything = {goods.order, *orders}
    status = admin.get(f"/records/{goods.order}")["status"]
    assert ids(status=f"{status},other") == everything
    assert ids(status="other") == set()
    assert ids(assignee="none") == everything
    assert ids(assignee="me") == set()
    assert ids(tag="x") == set()
    admin.refused(400, "GET", "/records?form=order&assignee=somebody")


@pytest.mark.parametrize(
    ("words", "count"), [("b10", 10), ("B104", 1), ("%", 0), ("_", 0), ("O0000", 11), ("no such thing", 0)]
)
def test_search_finds_numbers_and_searchable_fields(admin: Person, orders: list[int], words: str, count: int) -> None:
    numbers = [row["number"] for row in admin.get("/records", form="order", limit=200)["items"]]
    expected = sum(words.casefold() in number.casefold() for number in numbers) or count
    assert admin.get("/records", form="order", q=words)["total"] == expected


def test_search_finds_a_complaint_by_its_order_and_by_the_words_of_an_option(
    admin: Person, complain: Callable[..., dict[str, Any]]
) -> None:
    first, second = complain(), complain(problem="not_as_described")
    for words, expected in (
        ("a100", {first["id"], second["id"]}),
        ("与描述不符", {second["id"]}),
        ("No reason", {first["id"]}),
    ):
        found = admin.get("/records", form="return_refund", q=words)["items"]
        assert {row["id"] for row in found} == expected


def test_an_export_is_safe_in_a_spreadsheet_and_in_the_audit_trail(admin: Person, shop: Shop, goods: Goods) -> None:
    made(admin, "customer", {"name": '=HYPERLINK("x")', "phone": "13800000003", "level": "normal"})
    answer = admin.call("GET", "/records/export?form=customer")
    assert answer.mimetype == "text/csv"
    text = answer.get_data(as_text=True)
    assert text.startswith("\ufeff")
    [head, *rows] = list(csv.reader(io.StringIO(text.removeprefix("\ufeff"))))
    assert "Name" in head or "Title" in head
    assert {row[head.index("Title")] for row in rows} == {"王芳", '\'=HYPERLINK("x")'}
    with shop.db.read() as conn:
        exports = list(conn.execute(select(audit.c.subject).where(audit.c.what == "export")).scalars())
    assert exports == ["form/customer"]


def test_an_export_needs_the_right_to_it(shop: Shop, goods: Goods) -> None:
    anna = shop.hire("anna", "service")
    anna.get("/records", form="customer")
    anna.refused(404, "GET", "/records/export?form=customer")


def test_changes_tell_once_what_is_new(admin: Person, shop: Shop, goods: Goods) -> None:
    shop.clock.now += 10
    seq = admin.get("/changes")["seq"]
    assert admin.get("/changes", since=seq)["records"] == []
    new = made(admin, "customer", {"name": "李雷", "phone": "13800000002", "level": "normal"})
    assert admin.get("/changes", since=seq)["records"] == [{"id": new, "form": "customer"}]
    shop.clock.now += 10
    seq = admin.get("/changes", since=seq)["seq"]
    assert admin.get("/changes", since=seq)["records"] == []
