"""When somebody is away, and who stands in for them."""

from __future__ import annotations

from typing import Any

from sqlalchemy import Connection, select

from app.models import absence

SHOWN = ("id", "from_at", "to_at", "delegate")


def absences_of(conn: Connection, person: int, now: int) -> list[dict[str, Any]]:
    """Those of one person that are not over."""
    wanted = select(*(absence.c[name] for name in SHOWN))
    rows = conn.execute(wanted.where(absence.c.user == person, absence.c.to_at > now).order_by(absence.c.from_at))
    return [dict(zip(SHOWN, row, strict=True)) for row in rows]
