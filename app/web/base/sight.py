"""The caller's sight, on a connection that reads one state of the database."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy import Connection

from app.actor import Actor
from app.live import live
from app.queries.sight import Sight
from app.web.base.caller import person
from app.web.base.language import language
from app.web.base.shell import shell


@contextmanager
def seeing(actor: Actor | None = None) -> Iterator[tuple[Connection, Sight]]:
    """A connection, and what the signed-in person (or `actor`) may see through it."""
    who = actor or person().actor
    here = shell()
    with here.database.read() as conn:
        yield conn, Sight(live(here.database, conn), who, here.clock(), language())
