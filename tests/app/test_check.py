"""`gongdan check` on a bundle that is broken in twelve ways: each is said in a line that names its place."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from app.cli import main

SHELF = Path(__file__).parents[2] / "seed_configs"
Break = Callable[[Path], None]


def edit(file: str, change: Callable[[Any], None]) -> Break:
    """Change the parsed document in `file`."""

    def do(folder: Path) -> None:
        path = folder / file
        document = json.loads(path.read_text())
        change(document)
        path.write_text(json.dumps(document, ensure_ascii=False))

    return do


def replace(file: str, old: str, new: str) -> Break:
    """Change the text of `file`."""

    def do(folder: Path) -> None:
        path = folder / file
        text = path.read_text()
        assert old in text
        path.write_text(text.replace(old, new, 1))

    return do


def node(document: Any, key: str) -> Any:
    return next(each for each in document["body"]["nodes"] if each["id"] == key)


def orphan(document: Any) -> None:
    document["body"]["nodes"].append({"id": "lonely", "type": "end", "name": {"zh": "孤立", "en": "Lonely"}})


def circle(document: Any) -> None:
    for name, other in (("faulty", "samples"), ("samples", "faulty")):
        field = next(each for each in document["body"]["fields"] if each["id"] == name)
        field.update(type="formula", config={"expression": {"+": [{"var": other}, 1]}})


WAYS: dict[str, tuple[Break, str]] = {
    "unknown type": (
        edit("form/logistics_exception.json", lambda d: d["body"]["fields"][2].update(type="barcode")),
        'form/logistics_exception.json#/body/fields/2/type: there is no type "barcode"',
    ),
    "unknown field in an expression": (
        edit("rule/large_refund.json", lambda d: d["body"].update(when={">": [{"var": "refund_amunt"}, 1]})),
        "rule/large_refund.json#/body/when/>/0: there is no field",
    ),
    "wrong operand types": (
        edit("rule/low_rating.json", lambda d: d["body"].update(when={"<=": [{"var": "rating"}, "two"]})),
        "rule/low_rating.json#/body/when/<=/1: ",
    ),
    "dangling edge": (
        edit("flow/return_refund.json", lambda d: d["body"]["edges"][0].update(to="nowhere")),
        "flow/return_refund.json#/body/edges/0/to: ",
    ),
    "unreachable node": (edit("flow/return_refund.json", orphan), "flow/return_refund.json#/body/nodes/19: "),
    "duplicate JSON key": (
        replace("rule/thaw.json", '"version": 1,', '"version": 1, "version": 2,'),
        "rule/thaw.json#/version: ",
    ),
    "missing translation": (
        edit("report/returns_heat.json", lambda d: d["name"].pop("en")),
        "report/returns_heat.json#/name: ",
    ),
    "bad JSON": (replace("rule/vip_first.json", '"kind"', "kind"), "rule/vip_first.json#: "),
    "NaN": (replace("rule/stale_48h.json", "172800", "NaN"), "rule/stale_48h.json#/body/trigger/config/after: "),
    "too deep": (
        replace("role/finance_clerk.json", '"pages": [', '"deep": ' + "[" * 70 + "]" * 70 + ', "pages": ['),
        "role/finance_clerk.json#/body/deep",
    ),
    "cyclic reference": (edit("form/quality_issue.json", circle), "form/quality_issue.json#/body/fields/"),
    "unknown property": (
        edit("dashboard/logistics.json", lambda d: d["body"]["cards"][0].update(colour="red")),
        "dashboard/logistics.json#/body/cards/0/colour: ",
    ),
}


@pytest.fixture
def bundle(tmp_path: Path) -> Path:
    return shutil.copytree(SHELF / "after_sales", tmp_path / "after_sales")


def checked(folder: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> tuple[int, list[str]]:
    """The exit code of `gongdan check folder`, and the lines it prints."""
    monkeypatch.setattr("sys.argv", ["gongdan", "check", str(folder)])
    try:
        main()
        code = 0
    except SystemExit as end:
        code = int(end.code or 0)
    return code, capsys.readouterr().out.splitlines()


@pytest.mark.parametrize("way", WAYS)
def test_one_mistake_is_said_by_its_place_and_is_the_only_thing_said(
    way: str, bundle: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    broken, line = WAYS[way]
    broken(bundle)
    code, lines = checked(bundle, capsys, monkeypatch)
    assert code == 1
    assert any(each.startswith(line) for each in lines), lines
    file = line.partition("#")[0]
    assert [each for each in lines if not each.startswith(file)] == []


def test_twelve_mistakes_at_once_are_all_said(
    bundle: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    for broken, _ in WAYS.values():
        broken(bundle)
    code, lines = checked(bundle, capsys, monkeypatch)
    assert code == 1
    assert [way for way, (_, line) in WAYS.items() if not any(each.startswith(line) for each in lines)] == []


def test_a_template_as_it_ships_has_nothing_to_say(
    bundle: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    assert checked(bundle, capsys, monkeypatch) == (0, [])
