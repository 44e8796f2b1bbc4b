"""Names of colleagues, many at once."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from sqlalchemy import Connection, select

from app.models import user


def names_of(conn: Connection, ids: Iterable[int | None]) -> dict[int, str]:
    """The names of these users, by id; also of those who have left."""
    wanted = sorted({each for each in ids if each is not None})
    if not wanted:
        return {}
    return {row.id: row.name for row in conn.execute(select(user.c.id, user.c.name).where(user.c.id.in_(wanted)))}


def somebody(person: int | None, names: dict[int, str]) -> dict[str, Any] | None:
    """{id, name}, or None for nobody."""
    return None if person is None else {"id": person, "name": names.get(person, f"#{person}")}
