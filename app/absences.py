"""Who is away just now, and who stands in for them; looked up only where somebody is about to be given a task."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from sqlalchemy import Connection, bindparam, select

from app.hot import Hot
from app.models import absence


class Away(Mapping[int, int]):
    """From who is away to who stands in for them at `now`; read once, when it is first asked."""

    def __init__(self, conn: Connection, now: int) -> None:
        self._conn, self._now = conn, now
        self._known: dict[int, int] | None = None

    def __getitem__(self, user: int) -> int:
        return self._all()[user]

    def __iter__(self) -> Iterator[int]:
        return iter(self._all())

    def __len__(self) -> int:
        return len(self._all())

    def _all(self) -> dict[int, int]:
        if self._known is None:
            self._known = {row["user"]: row["delegate"] for row in _ABSENT.read(self._conn, now=self._now)}
        return self._known


_ABSENT = Hot(
    select(absence.c.user, absence.c.delegate)
    .where(absence.c.from_at <= bindparam("now"), absence.c.to_at > bindparam("now"))
    .order_by(absence.c.id)
)
