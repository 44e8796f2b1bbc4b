"""The one way JSON comes in: exact, bounded, and every fault with its place.

`json.loads` reads a good document at full speed; only one it (or a glance at the result) finds fault with is read
again by the slow locator, which knows line, column and pointer.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any

from engines.errors import BadDefinition, Problem, escape
from engines.kinds import Text

MAX_BYTES = 1_048_576
MAX_DEPTH = 64
MAX_INTEGER = 2**53 - 1

SPACE = re.compile(r"[ \t\n\r]*")
STRING = re.compile(r'"(?:[^"\\\x00-\x1f]|\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4}))*"')
NUMBER = re.compile(r"-?(?:0|[1-9][0-9]*)(\.[0-9]+)?([eE][+-]?[0-9]+)?")
NOT_NUMBERS = re.compile(r"NaN|-?Infinity")
WORDS = re.compile(r"true|false|null")
SURROGATE = re.compile(r"[\ud800-\udfff]")


def loads(raw: bytes | str, *, document: str = "") -> Any:
    """The value in `raw`. Raises BadDefinition with every fault that can be told apart."""
    text = _decoded(raw, document)
    try:
        value = json.loads(
            text, object_pairs_hook=_unique, parse_constant=_refuse, parse_int=_exact, parse_float=_finite
        )
    except (ValueError, RecursionError) as error:
        problems = list(_Locator(text, document).problems())
        raise BadDefinition(problems or [_fault(document, "", "bad_json", Text(str(error), str(error)))]) from None
    suspect = _depth(value) > MAX_DEPTH or "\\ud" in text or "\\uD" in text
    if suspect and (problems := list(_Locator(text, document).problems())):
        raise BadDefinition(problems)
    return value


def _decoded(raw: bytes | str, document: str) -> str:
    size = len(raw) if isinstance(raw, bytes) else len(raw.encode("utf-8", "surrogatepass"))
    if size > MAX_BYTES:
        message = Text(
            f"文件有 {size} 字节，最多 {MAX_BYTES}", f"the document has {size} bytes, at most {MAX_BYTES} allowed"
        )
        raise BadDefinition([_fault(document, "", "too_large", message)])
    if isinstance(raw, str):
        return raw
    try:
        return raw.decode("utf-8")
    except UnicodeDecodeError as error:
        before = raw[: error.start].decode("utf-8")
        zh, en = "这里不是 UTF-8 编码", "this is not UTF-8"
        raise BadDefinition([_fault(document, "", "bad_json", _at(before, len(before), zh, en))]) from None


def _unique(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) != len(pairs):
        raise ValueError("duplicate key")
    return found


def _refuse(word: str) -> Any:
    raise ValueError(word)


def _exact(digits: str) -> int:
    # The length first: turning a megabyte of digits into a number takes seconds.
    if len(digits) > 17 or abs(int(digits)) > MAX_INTEGER:
        raise ValueError("integer too large")
    return int(digits)


def _finite(digits: str) -> float:
    number = float(digits)
    if number in (float("inf"), float("-inf")):
        raise ValueError("number too large")
    return number


def _depth(value: Any) -> int:
    depth, level = 0, [value]
    while level := [part for part in level if isinstance(part, dict | list)]:
        depth += 1
        level = [inner for part in level for inner in (part.values() if isinstance(part, dict) else part)]
    return depth


def _fault(document: str, pointer: str, code: str, message: Text) -> Problem:
    return Problem(document, pointer, code, message)


def _at(text: str, position: int, zh: str, en: str) -> Text:
    """The sentences with line and column, both counted from 1."""
    line = text.count("\n", 0, position) + 1
    column = position - text.rfind("\n", 0, position)
    return Text(
        f"第 {line} 行第 {column} 列({line}:{column})：{zh}", f"line {line}, column {column} ({line}:{column}): {en}"
    )


class _Stop(Exception):
    """What follows cannot be understood."""


class _Locator:
    """Reads JSON for the place of its faults; syntax and depth end the reading, other faults do not."""

    def __init__(self, text: str, document: str) -> None:
        self.text, self.document, self.position = text, document, 0
        self.found: list[Problem] = []

    def problems(self) -> Iterator[Problem]:
        try:
            self.value("", 0)
            self.skip()
            if self.position < len(self.text):
                self.stop("", "多余的内容", "there is something after the end")
        except _Stop:
            pass
        yield from self.found

    def add(self, pointer: str, code: str, zh: str, en: str) -> None:
        self.found.append(_fault(self.document, pointer, code, _at(self.text, self.position, zh, en)))

    def stop(self, pointer: str, zh: str, en: str) -> None:
        self.add(pointer, "bad_json", zh, en)
        raise _Stop

    def skip(self) -> str:
        """Past white space; the character there, "" at the end."""
        self.position = SPACE.match(self.text, self.position).end()  # type: ignore[union-attr]  # it matches nothing too
        return self.text[self.position : self.position + 1]

    def take(self, pattern: re.Pattern[str]) -> re.Match[str] | None:
        if found := pattern.match(self.text, self.position):
            self.position = found.end()
        return found

    def value(self, pointer: str, depth: int) -> None:
        here = self.skip()
        if here and here in "{[":
            if depth >= MAX_DEPTH:
                self.add(pointer, "too_deep", f"嵌套超过 {MAX_DEPTH} 层", f"nested more than {MAX_DEPTH} deep")
                raise _Stop
            self.object(pointer, depth) if here == "{" else self.array(pointer, depth)
        elif here == '"':
            self.string(pointer)
        elif word := NOT_NUMBERS.match(self.text, self.position):
            self.add(pointer, "not_a_number", f"JSON 里没有 {word[0]}", f"{word[0]} is not JSON")
            self.take(NOT_NUMBERS)
        elif not self.take(WORDS):
            self.number(pointer)

    def number(self, pointer: str) -> None:
        number = NUMBER.match(self.text, self.position)
        if number is None:
            self.stop(pointer, "这里应有一个值", "a value is missing here")
            return
        try:
            _finite(number[0]) if number[1] or number[2] else _exact(number[0])
        except ValueError:
            whole = not (number[1] or number[2])
            code = "integer_too_large" if whole else "not_a_number"
            self.add(pointer, code, f"数字超出 ±{MAX_INTEGER}" if whole else "数字太大", "this number is too large")
        self.position = number.end()

    def string(self, pointer: str) -> str:
        found = STRING.match(self.text, self.position)
        if found is None:
            self.stop(pointer, "文本没有正确结束", "this text does not end properly")
            return ""
        text: str = json.loads(found[0])
        if SURROGATE.search(text):
            self.add(pointer, "bad_json", "半个字符（孤立的代理码）", "half a character (a lone surrogate)")
        self.position = found.end()
        return text

    def object(self, pointer: str, depth: int) -> None:
        self.position += 1
        seen: set[str] = set()
        while self.skip() != "}" or seen:
            if self.skip() != '"':
                self.stop(pointer, "这里应有一个加引号的名称", "a name in double quotes is missing here")
            start = self.position
            key = self.string(pointer)
            if key in seen:
                self.position, end = start, self.position
                self.add(pointer + escape(key), "duplicate_key", f"名称“{key}”重复", f'the name "{key}" appears twice')
                self.position = end
            seen.add(key)
            if self.skip() != ":":
                self.stop(pointer + escape(key), "名称后应有冒号", "a colon is missing after the name")
            self.position += 1
            self.value(pointer + escape(key), depth + 1)
            if self.next(pointer, "}"):
                return
        self.position += 1

    def array(self, pointer: str, depth: int) -> None:
        self.position += 1
        if self.skip() == "]":
            self.position += 1
            return
        index = 0
        self.value(f"{pointer}/0", depth + 1)
        while not self.next(pointer, "]"):
            index += 1
            self.value(f"{pointer}/{index}", depth + 1)

    def next(self, pointer: str, end: str) -> bool:
        """Past the comma (False) or the closing bracket (True)."""
        here = self.skip()
        if here not in (",", end):
            self.stop(pointer, f"这里应有逗号或“{end}”", f'a comma or "{end}" is missing here')
        self.position += 1
        return here == end
