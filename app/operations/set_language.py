"""Remembers in which language a person works."""

from __future__ import annotations

from app.actor import Actor
from app.db import Database
from app.models import user


def set_language(db: Database, actor: Actor, language: str) -> None:
    """From now on this person is addressed in `language`, in mails too."""
    db.write(lambda conn: conn.execute(user.update().where(user.c.id == actor.id).values(language=language)))
