"""What somebody's own hand changed on a record, as its history tells it."""

from __future__ import annotations

from app.effects import Changes, public_changes
from app.work import Work


def note_changes(work: Work, changes: Changes) -> None:
    """One event for all of it; a sensitive field is named without its values."""
    if changes:
        work.event("changed", payload={"changes": public_changes(work, changes)})
