"""Puts down who took which records out of the house."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from app.actor import Actor
from app.db import Database
from app.trail import note


def note_export(db: Database, actor: Actor, subject: str, detail: Mapping[str, Any], now: int) -> None:
    """Written before the first row leaves, so that a broken-off export is in the trail as well."""
    db.write(lambda conn: note(conn, actor, "export", subject, now, detail))
