"""How urgent a record is at some time: what its priority policy gave it, and what its waiting has added since."""

from __future__ import annotations

from typing import Any

from sqlalchemy import ColumnElement, func

HOUR = 3600


def urgency(columns: Any, now: Any) -> ColumnElement[Any]:
    """Points times 3,600, so that every second of waiting counts in whole numbers."""
    waited = now - func.coalesce(columns.urgency_since, columns.created_at)
    points: ColumnElement[Any] = func.coalesce(columns.urgency, 0) * HOUR
    return points + func.coalesce(columns.urgency_rate, 0) * waited
