"""Values as people read them, where more than one field type shows the same kind of value."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import datetime, timedelta, timezone
from typing import Any

from engines.form.kind import Config, Locale
from engines.kinds import Text

YES, NO = Text("是", "Yes"), Text("否", "No")
UNITS = ((86_400, Text("天", "d")), (3_600, Text("小时", "h")), (60, Text("分钟", "min")), (1, Text("秒", "s")))


def plain(value: Any, config: Config, locale: Locale) -> str:
    """The value itself."""
    return str(value)


def money(fen: int) -> str:
    """1234500 as "¥12,345.00"; only whole numbers are used, so no amount is ever rounded."""
    yuan, rest = divmod(abs(fen), 100)
    return f"{'-' if fen < 0 else ''}¥{yuan:,}.{rest:02d}"


def amount(value: int, config: Config, locale: Locale) -> str:
    return money(value)


def number(value: float, config: Config, locale: Locale) -> str:
    """With thousands separators and at most six decimals."""
    if isinstance(value, int):
        return f"{value:,}"
    text = f"{value:,.6f}".rstrip("0").rstrip(".")
    return "0" if text == "-0" else text


def whole(value: float, config: Config, locale: Locale) -> str:
    return f"{int(value + 0.5) if value >= 0 else -int(0.5 - value):,}"


def boolean(value: bool, config: Config, locale: Locale) -> str:
    return (YES if value else NO).to(locale.language)


def instant(value: int, config: Config, locale: Locale) -> str:
    """Date and time in the reader's zone."""
    moment = local(value, locale.zone_offset)
    return moment.strftime("%Y-%m-%d %H:%M") if moment else str(value)


def day(value: str | int, config: Config, locale: Locale) -> str:
    """A date; of an instant the date in the reader's zone."""
    if isinstance(value, str):
        return value
    moment = local(value, locale.zone_offset)
    return moment.strftime("%Y-%m-%d") if moment else str(value)


def duration(value: int, config: Config, locale: Locale) -> str:
    """The two largest units, such as "2 天 3 小时"."""
    rest, parts = abs(int(value)), []
    for seconds, unit in UNITS:
        count, rest = divmod(rest, seconds)
        if count:
            parts.append(f"{count} {unit.to(locale.language)}")
    sign = "-" if value < 0 else ""
    return sign + " ".join(parts[:2]) if parts else f"0 {UNITS[-1][1].to(locale.language)}"


def local(value: int, zone_offset: int) -> datetime | None:
    """The wall clock at `value`; None beyond the years that a calendar knows."""
    try:
        return datetime.fromtimestamp(value, timezone(timedelta(seconds=zone_offset)))
    except (OverflowError, ValueError, OSError):
        return None


def option(value: str, config: Config, locale: Locale) -> str:
    """The label of an option; the id of one that is no longer there."""
    for each in config["options"]:
        if each["id"] == value:
            label: Mapping[str, str] = each["label"]
            return label["zh"] if locale.language.startswith("zh") else label.get("en") or label["zh"]
    return value


def files(value: list[str], config: Config, locale: Locale) -> str:
    return Text(f"{len(value)} 个文件", f"{len(value)} file{'s' if len(value) > 1 else ''}").to(locale.language)


BY_NAME: Mapping[str, Callable[[Any, Config, Locale], str]] = {
    "money": amount,
    "integer": whole,
    "number": number,
    "text": plain,
    "boolean": boolean,
    "date": day,
    "datetime": instant,
    "duration": duration,
}
"""How a computed value can be shown."""
