"""A form that cannot work is refused when it is read, with every problem in its place."""

from typing import Any

import pytest

from engines import definition
from engines.errors import BadDefinition
from engines.form.form import outline, read_form
from engines.logic.types import INTEGER, MONEY, TEXT, Enum
from tests.form.bodies import document, field, fields, form

OPTIONS = [{"id": "a", "label": {"zh": "甲", "en": "A"}}]
QTY, NOTE = field("qty", "integer"), field("note", "text")
ORDERS = {"order": outline(document({"fields": [field("no", "text"), field("paid", "money")]}, "order"))}


def var(name: str) -> dict[str, str]:
    return {"var": name}


def problems(*blocks: Any, **body: Any) -> list[tuple[str, str]]:
    """Pointer and code of everything that is wrong, each said in both languages."""
    with pytest.raises(BadDefinition) as refused:
        form({"fields": list(blocks), **body}, ORDERS)
    for problem in refused.value.problems:
        assert problem.document == "form/request"
        assert problem.message.zh
        assert problem.message.en
    return [(problem.pointer.removeprefix("/body"), problem.code) for problem in refused.value.problems]


WRONG_SETTINGS = [
    (field("x", "text", {"maxlength": 5}), "/config/maxlength", "unknown_property"),
    (field("x", "text", {"max_length": "5"}), "/config/max_length", "wrong_type"),
    (field("x", "text", {"pattern": "(?=a)"}), "/config/pattern", "bad_pattern"),
    (field("x", "text", {"pattern": "(a"}), "/config/pattern", "bad_pattern"),
    (field("x", "text", {"pattern": r"(a)\1"}), "/config/pattern", "bad_pattern"),
    (field("x", "text", {"pattern": r"\p{Han}+"}), "/config/pattern", "bad_pattern"),
    (field("x", "text", {"pattern": "(?i)abc"}), "/config/pattern", "bad_pattern"),
    (field("x", "integer", {"min": 5, "max": 1}), "/config/min", "crossed_limits"),
    (field("x", "date", {"min": "2026-02-30"}), "/config/min", "bad_date"),
    (field("x", "select", {"options": []}), "/config/options", "too_short"),
    (field("x", "select"), "/config", "missing_property"),
    (field("x", "select", {"options": OPTIONS * 2}), "/config/options/1/id", "repeated_id"),
    (field("x", "slider"), "/type", "unknown_type"),
    (field("x", "text", v=2), "/v", "too_new"),
    (field("x", "select", {"options": OPTIONS}, default="b"), "/default", "not_an_option"),
    (field("x", "integer", default=1.5), "/default", "wrong_type"),
    (field("x", "auto_no", required=True), "/required", "useless_setting"),
    (field("x", "image", unique=True), "/unique", "useless_setting"),
    (field("x", "text", visible={"==": [var("nothing"), "a"]}), "/visible/==/0", "unknown_field"),
    (field("x", "integer", required={"==": [var("x"), "a"]}), "/required/==/1", "type_mismatch"),
    (field("x", "text", visible=var("x")), "/visible", "not_a_condition"),
    (field("x", "formula", {"expression": {"+": [var("y"), 1]}}), "/config/expression/+/0", "unknown_field"),
    (field("x", "reference", {"form": "nowhere"}), "/config/form", "unknown_form"),
    (field("x", "reference", {"form": "order", "by": "nr"}), "/config/by", "unknown_field"),
    (field("x", "reference", {"form": "order", "fill": {"qty": "no"}}), "/config/fill/qty", "type_mismatch"),
    (field("x", "reference", {"form": "order", "fill": {"note": "nr"}}), "/config/fill/note", "unknown_field"),
    (field("x", "reference", {"form": "order", "fill": {"gone": "no"}}), "/config/fill/gone", "unknown_field"),
    (field("x", "subtable", {"fields": [field("y", "auto_no")]}), "/config/fields/0/type", "not_in_rows"),
    (
        field("x", "subtable", {"fields": [field("y", "text", {"a": 1})]}),
        "/config/fields/0/config/a",
        "unknown_property",
    ),
    (field("x", "subtable", {"fields": [{"id": "y", "type": "text"}]}), "/config/fields/0", "missing_property"),
    (
        field("x", "subtable", {"fields": [field("y", "text", visible={"filled": var("qty")})]}),
        "/config/fields/0/visible/filled",
        "unknown_field",
    ),
]


@pytest.mark.parametrize(("block", "pointer", "code"), WRONG_SETTINGS)
def test_a_wrong_setting_is_refused_where_it_stands(block: Any, pointer: str, code: str) -> None:
    [(place, said)] = problems(QTY, NOTE, block)
    assert said == code
    assert place.startswith("/fields/2" + pointer)


WRONG_BODIES = [
    ({"title": ["gone"]}, "/title/0", "unknown_field"),
    ({"category": "note"}, "/category", "wrong_field"),
    ({"customer_field": "note"}, "/customer_field", "wrong_field"),
    ({"initial": "lost"}, "/initial", "unknown_status"),
    ({"public": {"fields": ["gone"]}}, "/public/fields/0", "unknown_field"),
    ({"list": {"columns": ["_number", "_nothing"]}}, "/list/columns/1", "unknown_field"),
    ({"list": {"columns": ["qty"], "sort": "-gone"}}, "/list/sort", "unknown_field"),
    ({"layout": [{"id": "s", "label": {"zh": "一"}, "fields": ["gone"]}]}, "/layout/0/fields/0", "unknown_field"),
    ({"statuses": [{"id": "a", "category": "lost", "label": {"zh": "一"}}]}, "/statuses/0/category", "not_allowed"),
    ({"colour": "red"}, "/colour", "unknown_property"),
    (
        {"validations": [{"id": "v", "check": {">": [var("qty"), var("note")]}, "message": {"zh": "不行"}}]},
        "/validations/0/check/>/1",
        "type_mismatch",
    ),
]


@pytest.mark.parametrize(("body", "pointer", "code"), WRONG_BODIES)
def test_a_name_that_leads_nowhere_is_refused_where_it_stands(body: Any, pointer: str, code: str) -> None:
    assert problems(QTY, NOTE, **body) == [(pointer, code)]


def test_every_problem_is_told_at_once_in_reading_order() -> None:
    found = problems(field("a", "slider"), field("b", "text", {"pattern": "("}), QTY, QTY, title=["gone"])
    assert found == [
        ("/fields/0/type", "unknown_type"),
        ("/fields/1/config/pattern", "bad_pattern"),
        ("/fields/3/id", "repeated_id"),
        ("/title/0", "unknown_field"),
    ]


CIRCLES = [
    [
        field("a", "formula", {"expression": {"+": [var("b"), 1]}}),
        field("b", "formula", {"expression": {"+": [var("a"), 1]}}),
    ],
    [field("a", "text", visible={"filled": var("b")}), field("b", "text", visible={"filled": var("a")})],
    [field("a", "text", visible={"filled": var("a")})],
    [
        field("a", "text", visible={"==": [var("b"), 1]}),
        field("b", "formula", {"expression": {"length": var("a")}}),
    ],
    [
        field("t", "subtable", {"fields": [field("x", "text", visible={"filled": {"var": "_record.n"}})]}),
        field("n", "formula", {"expression": {"length": var("t")}}),
    ],
    [
        field("o", "reference", {"form": "order", "fill": {"no": "no"}}, visible={"filled": var("no")}),
        field("no", "text"),
    ],
]


@pytest.mark.parametrize("blocks", CIRCLES)
def test_fields_that_decide_about_each_other_are_refused(blocks: list[Any]) -> None:
    assert {code for _, code in problems(*blocks)} == {"cycle"}


def test_one_bad_formula_is_not_reported_as_a_circle() -> None:
    bad = field("a", "formula", {"expression": {"+": [var("gone"), 1]}})
    good = field("b", "formula", {"expression": {"+": [var("a"), 1]}})
    assert ("/fields/0/config/expression/+/0", "unknown_field") in [(p[:31], c) for p, c in problems(bad, good)]


def test_a_form_knows_the_types_of_its_names() -> None:
    read = fields(QTY, field("kind", "select", {"options": OPTIONS}), field("sum", "money"))
    assert read.field_types == {"qty": INTEGER, "kind": Enum(("a",)), "sum": MONEY}
    assert read.types["_status"] == Enum(("new", "open", "done"))
    assert read.types["_number"] == TEXT


def test_a_condition_may_read_through_a_reference() -> None:
    order = field("order", "reference", {"form": "order"})
    seen = field("x", "text", visible={">": [var("_ref.order.paid"), 100]})
    read = form({"fields": [order, seen]}, ORDERS)
    assert read.sheet.followed == {"order"}
    assert [each.id for each in read.sheet.order] == ["order", "x"]


def test_forms_may_refer_to_each_other() -> None:
    bodies = {
        "a": [field("b", "reference", {"form": "b", "fill": {"n": "n"}}), field("n", "text")],
        "b": [field("a", "reference", {"form": "a"}), field("n", "text")],
    }
    documents = [document({"fields": blocks}, key) for key, blocks in bodies.items()]
    outlines = {each.key: outline(each) for each in documents}
    assert [read_form(each, forms=outlines).key for each in documents] == ["a", "b"]


def test_fields_that_no_section_names_come_last() -> None:
    section = {"id": "top", "label": {"zh": "上"}, "fields": ["note"]}
    read = fields(QTY, NOTE, layout=[section])
    assert [(each.id, each.fields) for each in read.sections] == [("top", ("note",)), ("_rest", ("qty",))]


def test_an_unread_envelope_never_gets_here() -> None:
    with pytest.raises(BadDefinition):
        definition.read(b'{"kind": "form"}', "form/x.json")
