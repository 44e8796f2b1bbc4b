"""How answers become values: exact, normalised, and with one sentence where they do not."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection
from typing import Any
from unicodedata import normalize

from engines.errors import escape
from engines.form.kind import Fault, Read
from engines.kinds import Text
from engines.strict_json import MAX_INTEGER

# Control characters, line separators, half characters (lone surrogates): never meant, refused by some databases.
FORBIDDEN = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff]")
FORBIDDEN_IN_LINES = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff]")
LINE_END = re.compile("\r\n?")
FILE_ID = re.compile(r"[A-Za-z0-9_-]{1,64}")

NOT_TEXT = Fault("wrong_type", Text("这里应为文本", "this must be text"))
NOT_WHOLE = Fault("wrong_type", Text("这里应为整数", "this must be a whole number"))
NOT_EXACT = Fault("too_big", Text(f"数字超出 ±{MAX_INTEGER}", f"this number is beyond ±{MAX_INTEGER}"))
NOT_A_LIST = Fault("wrong_type", Text("这里应为列表", "this must be a list"))
NOT_A_FILE = Fault("wrong_type", Text("这里应为已上传的文件", "this must be an uploaded file"))
CONTROL = Fault("control_character", Text("含有控制字符，请删除", "this contains control characters; remove them"))
REPEATED = Fault("repeated", Text("不能重复", "this must not repeat"))


def clean(raw: Any, lines: bool = False) -> str | Fault | None:
    """Text in composed form (NFC) without outer spaces; None where nothing is left."""
    if not isinstance(raw, str):
        return NOT_TEXT
    if raw.isascii() and raw.isprintable():
        return raw.strip() or None
    value = normalize("NFC", LINE_END.sub("\n", raw) if lines else raw).strip()
    if (FORBIDDEN_IN_LINES if lines else FORBIDDEN).search(value):
        return CONTROL
    return value or None


def text_reader(max_length: int, lines: bool = False, test: Callable[[str], Fault | None] | None = None) -> Read:
    """Reads text of at most `max_length` characters (code points) that passes `test`."""
    message = Text(f"最多 {max_length} 个字", f"at most {max_length} characters")
    too_long = Fault("too_long", message)

    def read(raw: Any) -> Any:
        value = clean(raw, lines)
        if not isinstance(value, str):
            return value
        if len(value) > max_length:
            return too_long
        return (test(value) if test else None) or value

    return read


def whole_reader(low: int | None, high: int | None, show: Callable[[int], str] = str) -> Read:
    """Reads an exact whole number from `low` to `high`; `show` writes a limit for the message."""
    least = -MAX_INTEGER if low is None else low
    most = MAX_INTEGER if high is None else high
    too_small = Fault("too_small", Text(f"不能小于 {show(least)}", f"this must be at least {show(least)}"))
    too_big = Fault("too_big", Text(f"不能大于 {show(most)}", f"this must be at most {show(most)}"))

    def read(raw: Any) -> Any:
        value = exact(raw)
        if isinstance(value, Fault):
            return value
        if value < least:
            return too_small
        return too_big if value > most else value

    return read


def exact(raw: Any) -> int | Fault:
    """A whole number that every browser and database holds exactly. 3.0 is 3: JSON does not tell them apart."""
    if isinstance(raw, float) and raw.is_integer():
        raw = int(raw)
    if isinstance(raw, bool) or not isinstance(raw, int):
        return NOT_WHOLE
    return raw if -MAX_INTEGER <= raw <= MAX_INTEGER else NOT_EXACT


def list_reader(item: Read, low: int, high: int, order: Collection[str] = ()) -> Read:
    """Reads a list of `low` to `high` different items, put into `order` where that is given."""
    rank = {name: place for place, name in enumerate(order)}
    too_few = Fault("too_few", Text(f"至少需要 {low} 项", f"at least {low} needed"))
    too_many = Fault("too_many", Text(f"最多 {high} 项", f"at most {high} allowed"))

    def read(raw: Any) -> Any:
        if not isinstance(raw, list):
            return NOT_A_LIST
        if not raw:
            return None
        if not low <= len(raw) <= high:
            return too_few if len(raw) < low else too_many
        values: list[Any] = []
        for index, each in enumerate(raw):
            value = item(each)
            fault = value if isinstance(value, Fault) else REPEATED if value in values else None
            if fault is not None:
                return Fault(fault.code, fault.message, escape(index) + fault.pointer)
            values.append(value)
        return sorted(values, key=rank.__getitem__) if rank else values

    return read


def file_id(raw: Any) -> str | Fault:
    """The id of an uploaded file; whether it exists is for the shell to say."""
    if isinstance(raw, int) and not isinstance(raw, bool) and 0 < raw <= MAX_INTEGER:
        return str(raw)
    return raw if isinstance(raw, str) and FILE_ID.fullmatch(raw) else NOT_A_FILE


def option_reader(options: Collection[str]) -> Read:
    """Reads one of `options`."""
    may = frozenset(options)
    shown = "、".join(list(options)[:20]), ", ".join(list(options)[:20])
    unknown = Fault("not_an_option", Text(f"没有这个选项；可选：{shown[0]}", f"not one of the options: {shown[1]}"))
    return lambda raw: raw if isinstance(raw, str) and raw in may else unknown
