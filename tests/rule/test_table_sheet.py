"""A decision table that goes out to a spreadsheet comes back as it was, and what is typed wrong is told by its cell."""

import io
from datetime import date, datetime
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import Workbook, load_workbook

from app import sheets
from app.errors import Invalid
from engines.rule.table_cells import BadCell, read_condition, same, write_condition
from engines.rule.table_sheet import Sheet, cell_name, write_sheet
from tests.rule.test_table import tables

TRICKY = [
    "",
    "5",
    "true",
    "null",
    "a, b",
    "in x",
    ">= 5",
    "=1+1",
    "-x",
    "@x",
    "x and y",
    "1 .. 2",
    '"',
    " a",
    "{}",
    "[]",
]
WORDS = st.one_of(st.sampled_from([*TRICKY, "vip", "会员，等级", "_x0041_", "a\nb", "\uffff"]), st.text(max_size=6))
VALUES = st.one_of(
    WORDS, st.booleans(), st.integers(-(2**53) + 1, 2**53 - 1), st.floats(allow_nan=False, allow_infinity=False)
)
CONDITIONS = st.one_of(
    *(st.fixed_dictionaries({name: VALUES}) for name in ("==", "!=", "<", "<=", ">", ">=")),
    *(st.fixed_dictionaries({name: st.lists(VALUES, max_size=3)}) for name in ("in", "not_in")),
    *(st.just({name: True}) for name in ("any", "empty", "filled")),
    st.fixed_dictionaries({"between": st.tuples(VALUES, VALUES).map(list)}),
)


@settings(max_examples=500)
@given(st.builds(lambda one, other: one | other, CONDITIONS, CONDITIONS))
def test_a_cell_comes_back_as_it_was(cell: dict[str, Any]) -> None:
    assert same(read_condition(write_condition(cell)), cell)


@st.composite
def dressed(draw: st.DrawFn) -> dict[str, Any]:
    """A table with everything that a table can have."""
    table = draw(tables(("FIRST", "COLLECT", "UNIQUE")))
    label = st.fixed_dictionaries({"zh": WORDS.filter(bool)}, optional={"en": WORDS})
    for column in (*table["inputs"], *table["outputs"]):
        if draw(st.booleans()):
            column["label"] = draw(label)
    table["outputs"][0] |= draw(st.fixed_dictionaries({}, optional={"default": st.none() | VALUES}))
    table |= draw(st.fixed_dictionaries({}, optional={"agg": st.sampled_from([None, "SUM", "COUNT"])}))
    for row in table["rules"]:
        row["then"] = [draw(st.none() | VALUES)]
        row["id"] = draw(WORDS.filter(bool))
        if draw(st.booleans()):
            del row["id"]
    if draw(st.booleans()):
        test = st.fixed_dictionaries(
            {"when": st.dictionaries(WORDS, VALUES, max_size=2), "then": st.none() | st.dictionaries(WORDS, VALUES)},
            optional={"id": WORDS.filter(bool), "now": st.integers(0, 10**9)},
        )
        table["tests"] = draw(st.lists(test, max_size=2))
    return table


@settings(max_examples=60, deadline=None)
@given(dressed(), st.sampled_from(sheets.FORMATS), st.sampled_from(["zh", "en"]))
def test_a_table_comes_back_from_excel_and_csv_as_it_was(table: dict[str, Any], kind: str, language: str) -> None:
    sheet = Sheet(sheets.read(sheets.write(write_sheet(table, language), kind, "退款")))
    found = sheet.table()
    assert sheet.problems == []
    assert same(found, table)


@pytest.mark.parametrize(
    ("typed", "cell"),
    [
        (None, {"any": True}),
        ("-", {"any": True}),
        ("任意", {"any": True}),
        ("vip", {"==": "vip"}),
        ("= vip", {"==": "vip"}),
        (18, {"==": 18}),
        ("≥18 且 <65", {">=": 18, "<": 65}),
        (">= 18 and < 65", {">=": 18, "<": 65}),
        ("in gold, vip", {"in": ["gold", "vip"]}),
        ("属于 金卡，银卡", {"in": ["金卡", "银卡"]}),
        ('not in "a, b", c', {"not_in": ["a, b", "c"]}),
        ("0 .. 500", {"between": [0, 500]}),
        ("2026-01-01 .. 2026-12-31", {"between": ["2026-01-01", "2026-12-31"]}),
        ("未填写", {"empty": True}),
        ("internal", {"==": "internal"}),
    ],
)
def test_people_type_conditions_as_they_would_say_them(typed: Any, cell: dict[str, Any]) -> None:
    assert read_condition(typed) == cell


@pytest.mark.parametrize("typed", ["> 1 and > 2", ">=", '"open', '{"a"', "in a,, b"])
def test_what_means_nothing_is_refused(typed: str) -> None:
    with pytest.raises(BadCell) as refused:
        read_condition(typed)
    assert refused.value.message.zh


def excel(*rows: list[Any]) -> bytes:
    book = Workbook()
    for row in rows:
        book.active.append(row)  # type: ignore[union-attr]
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


HEAD = [["table", "FIRST"], ["column", None, "when", "then"], ["expression", None, "amount", "note"]]


def test_a_mistake_is_told_by_its_cell() -> None:
    sheet = Sheet(sheets.read(excel(*HEAD, ["row", "a", "> 1 and > 2", "x"], ["rwo", "b", 5, '"y'])))
    assert [(each.document, each.code) for each in sheet.problems] == []
    table = sheet.table()
    assert table is not None
    assert [each.document for each in sheet.problems] == ["A5", "C4"]
    assert sheet.cell_of("/rules/0/then/0") == "D4"
    assert sheet.cell_of("/rules/0/when/0/>") == "C4"
    assert [cell_name(0, 25), cell_name(0, 26), cell_name(6, 701)] == ["Z1", "AA1", "ZZ7"]


def test_a_sheet_without_a_table_says_what_is_missing() -> None:
    sheet = Sheet(sheets.read(excel(["hello"], [1, 2])))
    assert sheet.table() is None
    assert "table" in sheet.problems[-1].message.en


@pytest.mark.parametrize("raw", [b"PK\x03\x04 nonsense", b"\xff\xfe\x00", b'a,"b\n'])
def test_what_is_no_spreadsheet_is_refused(raw: bytes) -> None:
    with pytest.raises(Invalid):
        sheets.read(raw)


def test_nothing_in_a_sheet_is_a_formula() -> None:
    table = {
        "hit": "FIRST",
        "inputs": [{"expr": {"var": "note"}}],
        "outputs": [{"name": "note"}],
        "rules": [{"when": [{"==": "=1+1"}], "then": ["@cmd"]}],
    }
    grid = write_sheet(table)
    book = load_workbook(io.BytesIO(sheets.write(grid, "xlsx", "=x")))
    assert {cell.data_type for row in book.worksheets[0].iter_rows() for cell in row if cell.value} == {"s"}
    assert b',"""=1+1"""' in sheets.write(grid, "csv", "")
    assert sheets.read("row,退款\r\n".encode("gb18030")) == [["row", "退款"]]


def test_dates_that_excel_holds_as_dates_come_in_as_definitions_write_them() -> None:
    rows = sheets.read(excel([date(2026, 11, 11), datetime(2026, 11, 11), 2.5, True, "x"]))
    assert rows == [["2026-11-11", "2026-11-11", 2.5, True, "x"]]
