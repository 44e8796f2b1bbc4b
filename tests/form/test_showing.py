"""Values as people read them, a form as a browser draws it, and the small helpers around."""

from typing import Any

import pytest

from engines.calendar.hours import Calendar
from engines.calendar.plain import plain
from engines.form.files import file_ids
from engines.form.form import read_form
from engines.form.formulas import computed
from engines.form.numbers import counters
from engines.form.rights import Rights, public_rights
from engines.form.show import masked, readable, shown, title
from engines.form.submit import Refused, check
from engines.form.view import view
from engines.kinds import Text
from tests.form.bodies import accepted, document, field, fields

OPTIONS = [{"id": "q", "label": {"zh": "质量", "en": "Quality"}}, {"id": "d", "label": {"zh": "破损", "en": "Damage"}}]
NOON = 1_794_369_600  # 2026-11-11 12:00 in Shanghai is 04:00 UTC


SHOWN: list[tuple[str, dict[str, Any], Any, str, str]] = [
    ("text", {}, "SF1", "SF1", "SF1"),
    ("integer", {"unit": "件"}, 12000, "12,000 件", "12,000 件"),
    ("money", {}, 123456, "¥1,234.56", "¥1,234.56"),
    ("money", {}, -5, "-¥0.05", "-¥0.05"),
    ("select", {"options": OPTIONS}, "q", "质量", "Quality"),
    ("select", {"options": OPTIONS}, "gone", "gone", "gone"),
    ("multi_select", {"options": OPTIONS}, ["q", "d"], "质量、破损", "Quality, Damage"),
    ("date", {}, "2026-11-11", "2026-11-11", "2026-11-11"),
    ("datetime", {}, NOON, "2026-11-11 12:00", "2026-11-11 12:00"),
    ("switch", {}, False, "否", "No"),
    ("rating", {}, 4, "4 / 5", "4 / 5"),
    ("image", {}, ["a", "b"], "2 个文件", "2 files"),
    ("subtable", {"fields": [field("a", "text")]}, [{"a": "x"}], "1 行", "1 row"),
    ("reference", {"form": "order"}, 7, "#7", "#7"),
    ("formula", {"expression": {"+": [{"var": "_level"}, 1]}, "shown_as": "money"}, 250, "¥2.50", "¥2.50"),
    (
        "formula",
        {"expression": {"-": [{"var": "_updated_at"}, {"var": "_created_at"}]}},
        93_600,
        "1 天 2 小时",
        "1 d 2 h",
    ),
    ("formula", {"expression": {"==": [{"var": "_level"}, 1]}}, True, "是", "Yes"),
    ("formula", {"expression": {"var": "_created_at"}}, NOON, "2026-11-11 12:00", "2026-11-11 12:00"),
    ("formula", {"expression": {"/": [{"var": "_level"}, 3]}}, 1 / 3, "0.333333", "0.333333"),
]


@pytest.mark.parametrize(("kind", "config", "value", "zh", "en"), SHOWN)
def test_a_value_is_shown_in_both_languages(kind: str, config: Any, value: Any, zh: str, en: str) -> None:
    form = fields(field("it", kind, config))
    assert shown(form, {"it": value}, "zh-CN") == {"it": zh}
    assert shown(form, {"it": value}, "en") == {"it": en}


def test_a_time_is_shown_in_the_zone_of_the_reader() -> None:
    form = fields(field("at", "datetime"))
    assert shown(form, {"at": NOON}, "en", zone_offset=0) == {"at": "2026-11-11 04:00"}


def test_a_title_is_made_of_the_title_fields_that_are_there() -> None:
    form = fields(
        field("order", "reference", {"form": "order"}),
        field("why", "select", {"options": OPTIONS}),
        title=["order", "why"],
    )
    assert title(form, {"order": 5, "why": "q"}, "zh", titles={"order": "TB1"}) == "TB1 · 质量"
    assert title(form, {"why": "d"}, "en") == "Damage"
    assert title(form, {}, "zh") == "申请"


def test_a_masked_value_is_recognisable_and_useless() -> None:
    form = fields(field("phone", "phone"), field("note", "text"))
    rights = Rights(read=frozenset({"phone"}), mask=frozenset({"phone"}))
    values = {"phone": "13800138000", "note": "x"}
    assert shown(form, values, "zh", rights=rights) == {"phone": "138****8000"}
    assert readable(form, values, rights) == {"phone": "138****8000"}
    assert (masked("张三"), masked("x")) == ("张**", "x**")


def test_a_buyer_sees_and_fills_only_public_fields() -> None:
    form = fields(field("note", "text"), field("cost", "money"), public={"fields": ["note"]})
    rights = public_rights(form)
    assert [each["id"] for each in view(form, rights)["fields"]] == ["note"]
    assert accepted(form, {"note": "x"}, rights=rights).values == {"note": "x"}
    assert isinstance(check(form, {"cost": 1}, 0, rights=rights), Refused)


def test_one_who_may_not_read_a_value_cannot_find_it_out_by_sending_guesses() -> None:
    form = fields(field("secret", "integer"))
    rights = Rights(write=frozenset(), read=frozenset())
    assert isinstance(check(form, {"secret": 4}, 0, {"secret": 4}, rights), Refused)


def test_a_view_says_what_one_may_do_and_keeps_logic_as_written() -> None:
    seen = {"filled": {"var": "a"}}
    form = fields(field("a", "text"), field("b", "text", visible=seen), field("n", "auto_no"))
    drawn = {each["id"]: each for each in view(form, Rights(write=frozenset({"a", "n"})))["fields"]}
    assert [each["access"] for each in drawn.values()] == ["edit", "read", "read"]
    assert drawn["b"]["visible"] == seen
    assert drawn["n"]["readonly"] is True


def test_a_view_leaves_out_checks_that_need_more_than_the_browser_has() -> None:
    check_of = {"message": {"zh": "不行", "en": "no"}}
    form = fields(
        field("a", "integer"),
        field("b", "integer"),
        validations=[
            {"id": "own", "check": {">": [{"var": "a"}, 0]}, **check_of},
            {"id": "other", "check": {">": [{"var": "b"}, 0]}, **check_of},
            {"id": "server", "check": {"==": [{"var": "_actor.kind"}, "user"]}, **check_of},
        ],
    )
    rights = Rights(write=frozenset(), read=frozenset({"a"}))
    assert [each["id"] for each in view(form, rights)["validations"]] == ["own"]


def test_running_numbers_start_anew_with_their_date() -> None:
    form = fields(field("no", "auto_no", {"prefix": "B", "date": "yyyyMMdd", "digits": 4}))
    counter = counters(form, NOON)["no"]
    assert counter.key == "form/request/no/B20261111"
    assert counter.number(42) == "B202611110042"
    assert counters(form, NOON + 13 * 3600)["no"].number(1) == "B202611120001"
    assert form.number.number(7) == "000007"


def test_files_are_found_in_fields_and_rows() -> None:
    form = fields(field("p", "image"), field("t", "subtable", {"fields": [field("q", "file")]}), field("x", "text"))
    found = file_ids(form, {"p": ["1", "2"], "t": [{"q": ["3"]}, {}], "x": "4"})
    assert {file: each.id for file, each in found.items()} == {"1": "p", "2": "p", "3": "q"}


def test_formulas_are_computed_anew_after_others_wrote_fields() -> None:
    rows = [
        field("qty", "integer"),
        field("sum", "formula", {"expression": {"*": [{"var": "qty"}, {"var": "_record.k"}]}}),
    ]
    form = fields(
        field("k", "integer"),
        field("t", "subtable", {"fields": rows}),
        field("all", "formula", {"expression": {"sum": [{"map": [{"var": "t"}, {"var": "sum"}]}]}}),
        field("huge", "formula", {"expression": {"*": [{"var": "k"}, 9_007_199_254_740_991]}}),
    )
    values = {"k": 3, "t": [{"qty": 2, "sum": 2}], "all": 2}
    assert computed(form, values, 0) == {"t": [{"qty": 2, "sum": 6}], "all": 6}
    assert computed(form, {**values, **computed(form, values, 0)}, 0) == {}


def test_a_formula_that_is_too_big_to_be_exact_has_no_value() -> None:
    form = fields(
        field("k", "integer"), field("huge", "formula", {"expression": {"*": [{"var": "k"}, 9_007_199_254_740_991]}})
    )
    assert accepted(form, {"k": 3}).values == {"k": 3}


def test_a_view_brings_the_calendars_that_what_is_seen_counts_by_and_no_others() -> None:
    day, night = ({"business_time": [{"now": []}, key]} for key in ("day", "night"))
    blocks = [field("a", "text", visible=day), field("b", "text", visible=night)]
    calendars = {key: Calendar(key, Text(key, key), 0, (((0, 3600),),) * 7, {}) for key in ("day", "night", "spare")}
    form = read_form(document({"fields": blocks}), calendars=calendars)
    assert view(form)["calendars"].keys() == {"day", "night"}
    mine = Rights(read=frozenset({"a"}), write=frozenset())
    assert view(form, mine)["calendars"] == {"day": plain(calendars["day"])}
