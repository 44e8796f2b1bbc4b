"""What a calendar's document may say: hours of the week, and the days on which they differ."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from engines.definition import KEY, TEXT_SCHEMA

DAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
NAMES = (
    ("周一", "Monday"),
    ("周二", "Tuesday"),
    ("周三", "Wednesday"),
    ("周四", "Thursday"),
    ("周五", "Friday"),
    ("周六", "Saturday"),
    ("周日", "Sunday"),
)
DATE = r"^[0-9]{4}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])$"
TIME = r"^(([01][0-9]|2[0-3]):[0-5][0-9]|24:00)$"
ZONE = r"^[+-](0[0-9]|1[0-4]):[0-5][0-9]$"


def _label(schema: Mapping[str, Any], zh: str, en: str, widget: str | None = None) -> dict[str, Any]:
    return {**schema, "x-label": {"zh": zh, "en": en}, **({"x-widget": widget} if widget else {})}


SPAN: Mapping[str, Any] = {
    "type": "object",
    "properties": {
        "from": _label({"type": "string", "pattern": TIME}, "从", "From", "time"),
        "to": _label({"type": "string", "pattern": TIME}, "到", "To", "time"),
    },
    "required": ["from", "to"],
    "additionalProperties": False,
}
SPANS: Mapping[str, Any] = {"type": "array", "items": SPAN, "maxItems": 8}

DAY: Mapping[str, Any] = {
    "type": "object",
    "properties": {
        "id": {"type": "string", "pattern": KEY},
        "name": _label(TEXT_SCHEMA, "名称", "Name", "text"),
        "type": _label({"enum": ["holiday", "workday", "hours"]}, "类型", "Type"),
        "from": _label({"type": "string", "pattern": DATE}, "从", "From", "date"),
        "to": _label({"type": "string", "pattern": DATE}, "到（含）", "To (included)", "date"),
        "like": _label({"enum": list(DAYS)}, "按周几的时间上班", "Open like a", "weekday"),
        "hours": _label(SPANS, "当天时间", "Hours of the day", "spans"),
    },
    "required": ["id", "name", "type", "from"],
    "additionalProperties": False,
    "if": {"properties": {"type": {"const": "hours"}}},
    "then": {"required": ["hours"]},
}

BODY: Mapping[str, Any] = {
    "type": "object",
    "properties": {
        "description": _label(TEXT_SCHEMA, "说明", "Description", "text"),
        "zone": _label({"type": "string", "pattern": ZONE}, "时区", "Zone", "zone"),
        "week": _label(
            {
                "type": "object",
                "properties": {day: _label(SPANS, *NAMES[index], "spans") for index, day in enumerate(DAYS)},
                "additionalProperties": False,
            },
            "每周时间",
            "Hours of the week",
            "week",
        ),
        "days": _label(
            {"type": "array", "items": DAY, "maxItems": 1000},
            "节假日、调休与特殊日",
            "Holidays, make-up workdays and special days",
            "calendar_days",
        ),
    },
    "required": ["week"],
    "additionalProperties": False,
}
