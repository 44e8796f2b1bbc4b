"""Words, and things with a name, as answers hold them."""

from __future__ import annotations

from typing import Any

from engines.bundle import House
from engines.kinds import Text


def words(text: Text) -> dict[str, str]:
    """A text in both languages."""
    return {"zh": text.zh, "en": text.en}


def maybe_words(text: Text | None) -> dict[str, str] | None:
    """The same of a text that may be missing."""
    return None if text is None else words(text)


def group(house: House, key: str) -> dict[str, Any]:
    """A group by its key; one that is not defined any more is named by its key."""
    found = house.groups.get(key)
    return {"key": key, "name": words(found.name) if found else {"zh": key, "en": key}}
