"""Takes out of an automatic text the values that its reader may not see.

Rules write such texts by filling in fields, once for all readers; where they stand in the text is not kept.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from app.queries.plain import Seen
from engines.form.kind import Locale

Redaction = Callable[[str], str]
LEAST = 3  # shorter values are no secret, and stand in every other word
STARS = "***"


def redaction(seen: Seen) -> Redaction:
    """What blots out every hidden or masked value of this record, longest first."""
    secrets = {text for field in seen.form.fields if not seen.plainly(field.id) for text in _texts(seen, field)}
    ordered = sorted((each for each in secrets if len(each) >= LEAST), key=len, reverse=True)

    def blot(text: str) -> str:
        for secret in ordered:
            text = text.replace(secret, STARS)
        return text

    return blot


def _texts(seen: Seen, field: Any) -> set[str]:
    value = seen.row["data"].get(field.id)
    if value is None:
        return set()
    shown = {field.show(value, Locale(language)) for language in ("zh", "en")}
    return shown | ({value} if isinstance(value, str) else {str(value)} if isinstance(value, int) else set())
