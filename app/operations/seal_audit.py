"""Seals the audit trail: each row is bound to the one before it by a hash, so that a later change shows."""

from __future__ import annotations

from sqlalchemy import Connection, bindparam, select, update

from app.db import Database
from app.models import audit
from app.outbox import Job, Lease, enqueue, finish
from app.trail import BEGIN, digest

EVERY = 3600
BATCH = 1000


def seal_audit(db: Database, now: int, lease: Lease) -> None:
    """Seal the rows that are not yet; the next time is in an hour, or at once where more are waiting.

    Rows are sealed in the order in which they are found, not of `seq`: one whose transaction took long comes later.
    """

    def work(conn: Connection) -> None:
        finish(conn, lease)
        more = _seal(conn) == BATCH
        enqueue(conn, [Job(lease.kind, {}, now + (1 if more else EVERY), lease.kind)], now)

    db.write(work)


def _seal(conn: Connection) -> int:
    """How many rows it was."""
    end = select(audit.c.sealed, audit.c.hash).where(audit.c.sealed.is_not(None))
    last = conn.execute(end.order_by(audit.c.sealed.desc()).limit(1)).first()
    place, before = (last.sealed, last.hash) if last else (0, BEGIN)
    waiting = select(audit).where(audit.c.sealed.is_(None)).order_by(audit.c.seq).limit(BATCH)
    seals = []
    for row in conn.execute(waiting).all():
        place, seal = place + 1, digest(row._asdict(), before)
        seals.append({"row": row.seq, "place": place, "before": before, "seal": seal})
        before = seal
    if seals:
        conn.execute(_SEAL, seals)
    return len(seals)


_SEAL = (
    update(audit)
    .where(audit.c.seq == bindparam("row"))
    .values(sealed=bindparam("place"), prev_hash=bindparam("before"), hash=bindparam("seal"))
)
