"""Marks what a person was told as read."""

from __future__ import annotations

from app.actor import Actor
from app.db import Database
from app.models import notification


def read_notifications(db: Database, actor: Actor, until: int | None, now: int, record: int | None = None) -> None:
    """Everything up to the notification `until` and about the record `record`, where these are said."""
    chosen = notification.update().where(notification.c.user == actor.user, notification.c.read_at.is_(None))
    if until is not None:
        chosen = chosen.where(notification.c.id <= until)
    if record is not None:
        chosen = chosen.where(notification.c.record == record)
    db.write(lambda conn: conn.execute(chosen.values(read_at=now)))
