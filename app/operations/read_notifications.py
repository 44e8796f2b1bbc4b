"""Marks what a person was told as read."""

from __future__ import annotations

from app.actor import Actor
from app.db import Database
from app.models import notification


def read_notifications(db: Database, actor: Actor, until: int | None, now: int) -> None:
    """Everything up to the notification `until`, or all there is."""
    mine = notification.update().where(notification.c.user == actor.id, notification.c.read_at.is_(None))
    chosen = mine if until is None else mine.where(notification.c.id <= until)
    db.write(lambda conn: conn.execute(chosen.values(read_at=now)))
