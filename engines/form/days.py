"""Days as text: YYYY-MM-DD, and only days that exist."""

from __future__ import annotations

import re
from datetime import date
from typing import Any

from engines.form.kind import Fault
from engines.kinds import Text

FORM = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
NOT_A_DAY = Fault("bad_date", Text("不是日期，应写成 2026-11-11", "not a date; write it as 2026-11-11"))


def is_day(raw: Any) -> bool:
    """Whether `raw` names a day of the calendar."""
    if not isinstance(raw, str) or not FORM.fullmatch(raw):
        return False
    try:
        date.fromisoformat(raw)
    except ValueError:
        return False
    return True
