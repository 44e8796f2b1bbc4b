"""Which changes of a record can change what an expression answers, by the paths it reads."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

EVENT_ONLY = ("_old", "_event", "_actor")
"""What is there only while an event is handled."""

MOVED_ALONG = (
    *("_status", "_status_category", "_priority", "_assignee", "_group", "_level", "_tags"),
    *("_first_response_at", "_resolved_at", "_due_at"),
)
"""System values that move along with something else; whether they did is seen by comparing."""

EVER = "_updated_at"
"""Every update changes it."""


def changes_with(paths: Iterable[str]) -> frozenset[str] | None:
    """The names of which one must have changed for the value of these paths to change; None: any change will do.

    A path of nothing but the event at hand (who acts, what happened) leaves any change.
    """
    names: set[str] = set()
    for path in paths:
        root, _, rest = path.partition(".")
        name = rest.partition(".")[0] if root in ("_old", "_ref") else root
        if name == EVER:
            return None
        names |= {name} if root not in ("_event", "_actor") else set()
    return frozenset(names) or None


def followed(paths: Iterable[str], references: Mapping[str, str]) -> tuple[tuple[str, str], ...]:
    """The references (field, form) whose target's values these paths read."""
    fields = {path.split(".")[1] for path in paths if path.startswith("_ref.")}
    return tuple((field, references[field]) for field in sorted(fields) if field in references)


def changed_names(changed: frozenset[str], values: Mapping[str, Any], old: Mapping[str, Any] | None) -> frozenset[str]:
    """`changed` with the system values that moved along."""
    if old is None:
        return changed
    return changed.union(name for name in MOVED_ALONG if values.get(name) != old.get(name))
