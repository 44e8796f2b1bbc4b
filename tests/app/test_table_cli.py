"""Decision tables on the command line: out to a spreadsheet, back as they were, and what is wrong told by its place."""

import json
import sys
from pathlib import Path
from shutil import copytree

import pytest
from openpyxl import load_workbook

from app.cli import main

SEEDS = Path(__file__).parents[2] / "seed_configs" / "after_sales"
EMPTY = {"hit": "FIRST", "inputs": [], "outputs": [{"name": "note"}], "rules": []}
RULE = SEEDS / "rule" / "vip_first.json"


def gongdan(monkeypatch: pytest.MonkeyPatch, *words: str | Path) -> int:
    """Run a command; its exit code."""
    monkeypatch.setattr(sys, "argv", ["gongdan", "table", *map(str, words)])
    try:
        main()
    except SystemExit as ended:
        return int(ended.code or 0)
    return 0


@pytest.mark.parametrize("name", ["vip.xlsx", "vip.csv"])
def test_the_table_of_a_template_goes_out_and_comes_back_as_it_was(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, name: str
) -> None:
    sheet, rule = tmp_path / name, tmp_path / "rule.json"
    document = json.loads(RULE.read_text(encoding="utf-8"))
    assert gongdan(monkeypatch, "export", RULE, sheet, "--language", "zh") == 0
    rule.write_text(json.dumps({**document, "body": {**document["body"], "table": EMPTY}}), encoding="utf-8")
    assert gongdan(monkeypatch, "import", sheet, rule) == 0
    assert json.loads(rule.read_text(encoding="utf-8")) == document


def test_a_mistake_in_the_sheet_is_told_by_its_cell_and_nothing_is_written(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    sheet, rule = tmp_path / "vip.xlsx", tmp_path / "rule.json"
    rule.write_bytes(RULE.read_bytes())
    gongdan(monkeypatch, "export", rule, sheet)
    book = load_workbook(sheet)
    book.worksheets[0]["D10"] = "> 1 and > 2"
    book.worksheets[0]["B1"] = "SECOND"
    book.save(sheet)
    before = rule.read_bytes()
    assert gongdan(monkeypatch, "import", sheet, rule) == 1
    said = capsys.readouterr().out
    assert f"{sheet}:D10: " in said
    assert f"{sheet}:B1: " in said
    assert rule.read_bytes() == before


def test_a_report_names_the_row_and_counts_the_tests(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert gongdan(monkeypatch, "report", SEEDS, "vip_first") == 0
    bundle, document = tmp_path / "after_sales", json.loads(RULE.read_text(encoding="utf-8"))
    copytree(SEEDS, bundle)
    table = document["body"]["table"]
    table["rules"].insert(0, {"id": "all", "when": [{"any": True}, {"any": True}], "then": ["low", None]})
    table["tests"] = [{"when": {"customer_level": "vip"}, "then": {"_priority": "urgent", "_group": "vip_service"}}]
    (bundle / "rule" / "vip_first.json").write_text(json.dumps(document), encoding="utf-8")
    assert gongdan(monkeypatch, "report", bundle, "vip_first") == 1
    shown = capsys.readouterr()
    assert 'warning: rule/vip_first#/body/table/rules/1: row "vip" is never reached: covered by all' in shown.out
    assert "error: rule/vip_first#/body/table/tests/0: " in shown.out
    assert "0 of 1 tests pass" in shown.err
    assert gongdan(monkeypatch, "report", bundle, "nothing") == 1


def test_what_is_no_table_is_refused(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    assert gongdan(monkeypatch, "export", SEEDS / "form" / "return_refund.json", tmp_path / "x.csv") == 1
