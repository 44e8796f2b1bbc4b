"""A cell of a decision table as people type it into a spreadsheet: `>= 18 and < 65`, `in gold, vip`, `empty`, `vip`.

An empty cell stands for any value and a plain value for "equals". A text that would be taken for something else stands
in double quotes, and what no such line can say is written as its JSON.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from typing import Any

from engines.kinds import Text
from engines.strict_json import MAX_INTEGER

Scalar = str | int | float | bool | None
"""What one cell of a spreadsheet holds."""

SIGNS: Mapping[str, str] = {sign: sign for sign in (">=", "<=", "!=", "==", ">", "<")} | {
    "≥": ">=",
    "≤": "<=",
    "≠": "!=",
    "=": "==",
}
FLAGS: Mapping[str, str] = {flag: flag for flag in ("any", "empty", "filled")} | {
    "-": "any",
    "任意": "any",
    "未填写": "empty",
    "已填写": "filled",
}
LISTS: Mapping[str, str] = {"not in": "not_in", "in": "in", "不属于": "not_in", "属于": "in"}

BETWEEN_CONDITIONS = re.compile(r'("(?:[^"\\]|\\.)*")|\s+(?:and|且)\s+')
BETWEEN_VALUES = re.compile(r'("(?:[^"\\]|\\.)*")|\s*[,，]\s*')
RANGE = re.compile(r"(.+?)\s*\.\.\s*(.+)")
NUMBER = re.compile(r"-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?(?:[eE][+-]?[0-9]+)?")
FORMULA = ("=", "+", "-", "@", "\t", "'")
"""What a spreadsheet would take for a formula, or drop."""
WORDS = {"true": True, "false": False, "null": None}


class BadCell(Exception):
    """What was typed means nothing; `message` says so."""

    def __init__(self, zh: str, en: str) -> None:
        self.message = Text(zh, en)
        super().__init__(en)


def read_condition(written: Scalar) -> dict[str, Any]:
    """The cell of a condition. Raises BadCell."""
    if written is None or written == "":
        return {"any": True}
    if not isinstance(written, str):
        return {"==": written}
    text = written.strip()
    if text.startswith("{"):
        return _object(text)
    found: dict[str, Any] = {}
    for part in _split(text, BETWEEN_CONDITIONS):
        condition, operand = _condition(part)
        if condition in found:
            raise BadCell(f"“{condition}”在一格里写了两次", f'"{condition}" appears twice in one cell')
        found[condition] = operand
    return found


def write_condition(cell: Mapping[str, Any]) -> Scalar:
    """The same, so that `read_condition` gives it back."""
    if cell == {"any": True}:
        return None
    if list(cell) == ["=="]:
        written: Scalar = write_value(cell["=="])
    else:
        written = " and ".join(_written(condition, operand) for condition, operand in cell.items())
    return written if _reads_as(written, cell) else as_text(cell)


def read_value(written: Scalar) -> Any:
    """One value. Raises BadCell."""
    return _value(written.strip()) if isinstance(written, str) else written


def write_value(value: Any) -> Scalar:
    """The same, as plain as it can be without being taken for something else; nothing stands for null."""
    if isinstance(value, bool) or value is None:
        return value
    if isinstance(value, int | float):
        return value if _is_exact_in_a_spreadsheet(value) else json.dumps(value)
    return _token(value)


def _is_exact_in_a_spreadsheet(value: float) -> bool:
    """Excel keeps 15 digits, and does not tell 2.0 from 2."""
    if isinstance(value, int):
        return abs(value) < 10**15
    return not value.is_integer() and float(f"{value:.15g}") == value


def _token(value: Any) -> str:
    if not isinstance(value, str) or _needs_quotes(value):
        return as_text(value)
    return value


def as_text(value: Any) -> str:
    """JSON on one line, without characters that a spreadsheet could not hold."""
    written = json.dumps(value, ensure_ascii=False)
    return written if written.isprintable() else json.dumps(value)


def _needs_quotes(text: str) -> bool:
    plain = text == text.strip() and text.isprintable() and not text.startswith((*FORMULA, '"', "{", "["))
    if not plain or text == "":
        return True
    try:
        return read_condition(text) != {"==": text} or _value(text) != text or len(_split(text, BETWEEN_VALUES)) > 1
    except BadCell:
        return True


def _written(condition: str, operand: Any) -> str:
    if condition in ("any", "empty", "filled"):
        return condition if operand is True else "?"
    if condition == "between" and isinstance(operand, list) and len(operand) == 2:
        return f"{_token(operand[0])} .. {_token(operand[1])}"
    if condition in ("in", "not_in") and isinstance(operand, list):
        return f"{condition.replace('_', ' ')} {', '.join(map(_token, operand))}"
    return f"{condition} {_token(operand)}"


def _reads_as(written: Scalar, cell: Mapping[str, Any]) -> bool:
    try:
        return same(read_condition(written), cell)
    except BadCell:
        return False


def same(one: Any, other: Any) -> bool:
    """Whether both are the same JSON; 1, 1.0 and true are three things."""
    return json.dumps(one, sort_keys=True) == json.dumps(other, sort_keys=True)


def _condition(part: str) -> tuple[str, Any]:
    if part in FLAGS:
        return FLAGS[part], True
    for word, condition in LISTS.items():
        rest = part.removeprefix(word)
        if rest != part and (rest[:1].isspace() or not word.isascii()):
            return condition, [_value(each) for each in _split(rest.strip(), BETWEEN_VALUES)]
    for sign, condition in SIGNS.items():
        if part.startswith(sign):
            return condition, _value(part.removeprefix(sign).strip())
    if not part.startswith('"') and (ends := RANGE.fullmatch(part)):
        return "between", [_value(ends[1].strip()), _value(ends[2].strip())]
    return "==", _value(part)


def _value(token: str) -> Any:
    if token in WORDS:
        return WORDS[token]
    if NUMBER.fullmatch(token):
        return _number(token)
    if token.startswith(('"', "[", "{")):
        try:
            return json.loads(token)
        except ValueError:
            raise BadCell(
                f"引号或括号没有配对：{token[:40]}", f"quotes or brackets do not match: {token[:40]}"
            ) from None
    if token == "":
        raise BadCell("这里缺一个值", "a value is missing here")
    return token


def _number(token: str) -> int | float:
    if re.fullmatch(r"-?[0-9]+", token) and len(token) <= 17 and abs(int(token)) <= MAX_INTEGER:
        return int(token)
    return float(token)


def _object(text: str) -> dict[str, Any]:
    try:
        found = json.loads(text)
    except ValueError:
        raise BadCell(f"不是有效的 JSON：{text[:40]}", f"this is not JSON: {text[:40]}") from None
    return dict(found)


def _split(text: str, between: re.Pattern[str]) -> list[str]:
    """The parts of `text`; what stands in quotes is not cut."""
    parts, start = [], 0
    for found in between.finditer(text):
        if found[1] is None:
            parts.append(text[start : found.start()].strip())
            start = found.end()
    return [*parts, text[start:].strip()]
