"""Who is away, told by themselves or an administrator: looked at, noted, taken back, each with its trail."""

from __future__ import annotations

from typing import Any

import pytest
from sqlalchemy import select

from app.models import audit
from tests.web.conftest import NOON, Person, Shop

DAY = 86_400


def number(admin: Person, name: str) -> int:
    return next(int(each["id"]) for each in admin.get("/users")["items"] if each["username"] == name)


def week(delegate: int) -> dict[str, Any]:
    return {"from_at": NOON, "to_at": NOON + 7 * DAY, "delegate": delegate}


def test_somebody_says_themselves_that_they_are_away_and_takes_it_back(shop: Shop, admin: Person) -> None:
    mei, _ = shop.hire("mei", "service"), shop.hire("lin", "service")
    me, lin = number(admin, "mei"), number(admin, "lin")
    made = mei.post(f"/people/{me}/absences", week(lin))["id"]
    assert mei.get(f"/people/{me}/absences")["items"] == [{"id": made, **week(lin)}]
    assert mei.call("DELETE", f"/people/{me}/absences/{made}").status_code == 204
    mei.refused(404, "DELETE", f"/people/{me}/absences/{made}")
    assert mei.get(f"/people/{me}/absences")["items"] == []
    with shop.db.read() as conn:
        told = conn.execute(select(audit.c.what).where(audit.c.subject == f"user/{me}").order_by(audit.c.seq)).scalars()
        assert [each for each in told if each.startswith("absence")] == ["absence_noted", "absence_dropped"]


def test_an_administrator_says_it_for_others_and_nobody_else_may(shop: Shop, admin: Person) -> None:
    mei, lin = shop.hire("mei", "service"), shop.hire("lin", "service")
    away, other = number(admin, "mei"), number(admin, "lin")
    made = admin.post(f"/people/{away}/absences", week(other))["id"]
    lin.refused(403, "GET", f"/people/{away}/absences")
    lin.refused(403, "POST", f"/people/{away}/absences", week(other))
    lin.refused(403, "DELETE", f"/people/{away}/absences/{made}")
    lin.refused(404, "DELETE", f"/people/{other}/absences/{made}")
    assert [each["id"] for each in mei.get(f"/people/{away}/absences")["items"]] == [made]
    admin.refused(404, "POST", "/people/999999/absences", week(other))


@pytest.mark.parametrize(
    ("said", "code"),
    [
        ({"to_at": NOON}, "ends_too_early"),
        ({"from_at": NOON - 7 * DAY, "to_at": NOON - DAY}, "ends_too_early"),
        ({"delegate": 999_999}, "no_delegate"),
        ({"delegate": None}, "own_delegate"),
        ({"from_at": NOON + 30 * DAY, "to_at": NOON + 51 * DAY}, "absence_overlaps"),
    ],
)
def test_what_makes_no_sense_is_refused_with_its_reason(
    shop: Shop, admin: Person, said: dict[str, Any], code: str
) -> None:
    mei, _ = shop.hire("mei", "service"), shop.hire("lin", "service")
    me, lin = number(admin, "mei"), number(admin, "lin")
    mei.post(f"/people/{me}/absences", {"from_at": NOON + 50 * DAY, "to_at": NOON + 60 * DAY, "delegate": lin})
    wrong = {**week(lin), **said}
    problem = mei.refused(422, "POST", f"/people/{me}/absences", {**wrong, "delegate": wrong["delegate"] or me})
    assert [each["code"] for each in problem["errors"]] == [code]
