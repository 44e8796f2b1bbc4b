"""Checking stays cheap: it runs inside the transaction of every submission."""

from time import perf_counter

from engines.form.submit import Accepted, check
from tests.form.bodies import field, fields

OPTIONS = [{"id": name, "label": {"zh": name}} for name in ("a", "b")]
FORM = fields(
    *(field(f"text_{index}", "text", {"pattern": "^[a-z ]+$"}, required=True) for index in range(5)),
    *(field(f"money_{index}", "money", {"min": 0}) for index in range(4)),
    field("why", "select", {"options": OPTIONS}, required=True),
    field("photos", "image", visible={"==": [{"var": "why"}, "a"]}, required={"==": [{"var": "why"}, "a"]}),
    field("phone", "phone", required=True),
    field("day", "date"),
    field("total", "formula", {"expression": {"+": [{"var": "money_0"}, {"var": "money_1"}]}}),
    field("note", "textarea", readonly={"==": [{"var": "why"}, "b"]}),
    validations=[
        {
            "id": "v",
            "check": {"<=": [{"var": "money_0"}, {"var": "money_1"}]},
            "message": {"zh": "不行"},
            "field": "money_0",
        }
    ],
)
ANSWERS = {
    **{f"text_{index}": "some words" for index in range(5)},
    **{f"money_{index}": 100 * index for index in range(4)},
    "why": "a",
    "photos": ["1"],
    "phone": "13800138000",
    "day": "2026-11-11",
    "note": "很着急，请尽快处理",
}


def test_fifteen_fields_are_checked_in_150_microseconds() -> None:
    assert len(FORM.fields) == 15
    assert isinstance(check(FORM, ANSWERS, 0), Accepted)
    best = min(_batch() for _ in range(30))
    assert best < 150e-6


def _batch(count: int = 50) -> float:
    start = perf_counter()
    for _ in range(count):
        check(FORM, ANSWERS, 0)
    return (perf_counter() - start) / count
