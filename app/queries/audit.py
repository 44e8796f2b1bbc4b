"""Whether the audit trail is still what was written: the chain of seals, walked from its beginning."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import Connection, func, select

from app.models import audit
from app.trail import BEGIN, digest


@dataclass(frozen=True, slots=True)
class Chain:
    """`whole` rows fit, up to the hash `end`; `broken` is the `seq` of the first that does not, or of the one that
    stands where a row is missing; `waiting` rows are not sealed yet.
    """

    whole: int
    end: str
    broken: int | None
    waiting: int


def chain(conn: Connection) -> Chain:
    """The chain as it stands."""
    waiting = conn.execute(select(func.count()).where(audit.c.sealed.is_(None))).scalar_one()
    sealed = select(audit).where(audit.c.sealed.is_not(None)).order_by(audit.c.sealed)
    whole, end = 0, BEGIN
    for row in conn.execution_options(yield_per=1000).execute(sealed).mappings():
        fits = row["sealed"] == whole + 1 and row["prev_hash"] == end and row["hash"] == digest(row, end)
        if not fits:
            return Chain(whole, end, row["seq"], waiting)
        whole, end = whole + 1, row["hash"]
    return Chain(whole, end, None, waiting)
