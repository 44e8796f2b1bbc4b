"""A list as CSV that opens in a spreadsheet as it is, and starts no formula there."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator
from typing import Any

from app.queries.naming import CHANNELS
from app.queries.sight import Sight
from app.texts import PRIORITIES
from engines.form.display import instant
from engines.form.kind import Locale
from engines.kinds import Text
from engines.logic.system import LABELS

BYTE_ORDER_MARK = "\ufeff"  # without it a spreadsheet takes Chinese for something else
STARTS_A_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "|")
SYSTEM = ("_number", "_status", "_priority", "_channel", "_assignee", "_group", "_created_at", "_updated_at", "_due_at")
TITLE = Text("标题", "Title")


def lines(sight: Sight, form_key: str, pages: Iterable[list[dict[str, Any]]]) -> Iterator[str]:
    """The head, then every row of every page; only the fields that the person may see in some row are columns."""
    form = sight.live.house.forms[form_key]
    language, readable = sight.language, sight.access(form_key).read
    fields = [field for field in form.fields if field.id in readable]
    system = [LABELS[name].to(language) for name in SYSTEM]
    yield BYTE_ORDER_MARK + _line([*system, TITLE.to(language), *(field.label.to(language) for field in fields)])
    for rows in pages:
        for row in rows:
            shown = [row["shown"].get(field.id, "") for field in fields]
            yield _line([*_system(row, form, language), row["title"], *shown])


def safe(text: str) -> str:
    """The text as a cell: one that a spreadsheet would calculate is marked as text."""
    return f"'{text}" if text.startswith(STARTS_A_FORMULA) and not _is_number(text) else text


def _system(row: dict[str, Any], form: Any, language: str) -> list[str]:
    status = form.statuses.get(row["status"])
    times = (row[name] for name in ("created_at", "updated_at", "due_at"))
    return [
        row["number"],
        status.label.to(language) if status else row["status"],
        PRIORITIES[row["priority"]].to(language) if row["priority"] in PRIORITIES else row["priority"],
        CHANNELS[row["channel"]].to(language) if row["channel"] in CHANNELS else row["channel"],
        row["assignee"]["name"] if row["assignee"] else "",
        row["group"]["name"][language] if row["group"] else "",
        *("" if at is None else instant(at, {}, Locale(language)) for at in times),
    ]


def _is_number(text: str) -> bool:
    return text.removeprefix("-").replace(",", "").replace(".", "", 1).isdecimal()


def _line(cells: Iterable[str]) -> str:
    out = io.StringIO()
    csv.writer(out).writerow([safe(cell) for cell in cells])
    return out.getvalue()
