"""Seals the audit trail, every hour."""

from app.chores.kind import Chore
from app.db import Database
from app.operations.seal_audit import seal_audit
from app.outbox import Lease
from engines.kinds import Text


def run(db: Database, lease: Lease, now: int) -> None:
    seal_audit(db, now, lease)


KIND = Chore(type="seal_audit", group="upkeep", label=Text("封存审计记录", "Seal the audit trail"), run=run)
