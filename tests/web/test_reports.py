"""Drawing reports: a preview counts what its author may see, and refuses with the place and the reason."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

from tests.web.conftest import Person, Shop


def drawn(**body: Any) -> dict[str, Any]:
    whole = {"form": "return_refund", "measures": [{"id": "n", "type": "count"}], "chart": {"type": "kpi"}} | body
    document = {"kind": "report", "key": "draft", "version": 1, "name": {"zh": "草稿", "en": "Draft"}, "body": whole}
    return {"document": document}


def test_a_preview_is_counted_on_live_records_and_leads_to_them(
    admin: Person, complain: Callable[..., dict[str, Any]]
) -> None:
    complain(refund_amount=10000)
    complain(refund_amount=30000)
    answer = admin.post(
        "/reports/preview", drawn(dimensions=[{"id": "why", "field": "problem"}], chart={"type": "bar"})
    )
    assert (answer["key"], answer["rows"]) == ("draft", [{"why": "no_reason", "n": 2}])
    assert answer["figure"]["data"][0]["y"] == [2]
    assert answer["figure"]["layout"]["yaxis"]["dtick"] == 1
    behind = [*answer["drill"]["filter"], *answer["drill"]["rows"][0]]
    listed = admin.get("/records", form=answer["drill"]["form"], filter=json.dumps({"and": behind}))
    assert listed["total"] == 2
    assert admin.get("/reports")["items"]  # nothing was saved
    assert "draft" not in {each["key"] for each in admin.get("/reports")["items"]}


def test_what_cannot_be_drawn_is_refused_at_its_place(admin: Person) -> None:
    wrong = drawn(measures=[{"id": "n", "type": "sum", "config": {"field": "nowhere"}}])
    problem = admin.refused(422, "POST", "/reports/preview", wrong)
    assert problem["errors"][0]["pointer"] == "/body/measures/0/config/field"
    assert admin.refused(404, "POST", "/reports/preview", drawn(form="nothing"))["detail"].startswith("this form")
    admin.refused(404, "POST", "/reports/preview", {"document": {}})
    admin.refused(422, "POST", "/reports/preview", {"document": drawn()["document"] | {"extra": 1}})


def test_a_preview_needs_the_designer_and_counts_only_rows_of_ones_own(
    shop: Shop, admin: Person, complain: Callable[..., dict[str, Any]]
) -> None:
    complain()
    shop.hire("anna", "service").refused(403, "POST", "/reports/preview", drawn())
    sun = shop.hire("sun", roles=("supervisor",))
    assert sun.post("/reports/preview", drawn())["rows"][0]["n"] == 1
    sun.refused(404, "POST", "/reports/preview", drawn(form="nothing"))
    shop.nobody().refused(401, "POST", "/reports/preview", drawn())
