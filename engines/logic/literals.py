"""Reads a literal as the type it stands beside: "2026-11-11" as a date, "48h" as a duration, 100 as money."""

from __future__ import annotations

import re
from datetime import date, datetime
from typing import Any

from engines.kinds import Text
from engines.logic.types import BOOLEAN, DATE, DURATION, INSTANT, INTEGER, MONEY, NULL, NUMBER, TEXT, Enum, Type
from engines.strict_json import MAX_INTEGER

DATE_FORM = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
INSTANT_FORM = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}[T ][0-9]{2}:[0-9]{2}(:[0-9]{2})?(Z|[+-][0-9]{2}:[0-9]{2})")
DURATION_FORM = re.compile(r"([0-9]{1,9})([smhdw])")
SECONDS = {"s": 1, "m": 60, "h": 3600, "d": 86400, "w": 604800}


class Misfit(Exception):
    """The literal is not of that type; `code` and `message` say why, for the analyst."""

    def __init__(self, code: str, zh: str, en: str) -> None:
        self.code, self.message = code, Text(zh, en)
        super().__init__(en)


def natural_type(value: Any) -> Type | None:
    """The type of a literal on its own; None for what cannot stand in an expression."""
    match value:
        case None:
            return NULL
        case bool():
            return BOOLEAN
        case str():
            return TEXT
        case int():
            return INTEGER if abs(value) <= MAX_INTEGER else None
        case float():
            return NUMBER if abs(value) <= 1.7976931348623157e308 else None
        case _:
            return None


def read_as(value: Any, kind: Type) -> Any:
    """`value` as Gongdan stores a `kind`. Raises Misfit."""
    if value is None:
        return None
    if isinstance(value, str):
        return _text_as(value, kind)
    if isinstance(value, bool):
        if kind == BOOLEAN:
            return value
    elif kind == NUMBER or (isinstance(value, int) and kind in (INTEGER, MONEY, DURATION)):
        return value
    elif kind == MONEY:
        raise Misfit(
            "not_whole", f"金额以分为单位，应为整数，不能是 {value}", f"money is a whole number of 分, not {value}"
        )
    raise _mismatch(value, kind)


def _text_as(value: str, kind: Type) -> Any:
    if kind == TEXT:
        return value
    if isinstance(kind, Enum):
        return _option(value, kind)
    if kind == DATE:
        return _date(value)
    if kind == INSTANT:
        return _instant(value)
    if kind == DURATION:
        return _duration(value)
    raise _mismatch(value, kind)


def _mismatch(value: Any, kind: Type) -> Misfit:
    own = natural_type(value) or TEXT
    return Misfit(
        "type_mismatch", f"应为{kind.words.zh}，不能是{own.words.zh}", f"{kind.words.en} is needed, not {own.words.en}"
    )


def _option(value: str, kind: Enum) -> str:
    if value not in kind.values:
        zh, en = "、".join(kind.values[:20]), ", ".join(kind.values[:20])
        raise Misfit("not_an_option", f"没有选项“{value}”；可选：{zh}", f'"{value}" is not one of its options: {en}')
    return value


def _date(value: str) -> str:
    try:
        if DATE_FORM.fullmatch(value):
            date.fromisoformat(value)
            return value
    except ValueError:
        pass
    raise Misfit(
        "bad_date", f"“{value}”不是日期，应写成 2026-11-11", f'"{value}" is not a date; write it as 2026-11-11'
    )


def _instant(value: str) -> int:
    try:
        if INSTANT_FORM.fullmatch(value):
            return int(datetime.fromisoformat(value).timestamp())
    except ValueError:
        pass
    raise Misfit(
        "bad_instant",
        f"“{value}”不是时间，应写成 2026-11-11T00:00:00+08:00",
        f'"{value}" is not a date with time; write it as 2026-11-11T00:00:00+08:00',
    )


def _duration(value: str) -> int:
    if found := DURATION_FORM.fullmatch(value):
        return int(found[1]) * SECONDS[found[2]]
    raise Misfit(
        "bad_duration",
        f"“{value}”不是时长，应写成 48h、30m 或 7d",
        f'"{value}" is not a duration; write 48h, 30m or 7d',
    )
