"""Somebody says whether they are there; or an administrator, what somebody can do and how much they take."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from sqlalchemy import Connection, bindparam, select
from sqlalchemy.dialects import postgresql, sqlite

from app.actor import Actor
from app.db import Database
from app.errors import Flaw, Invalid, NotFound
from app.live import live
from app.models import agent, user
from app.outbox import Job, enqueue
from app.trail import note
from engines.kinds import Text

NO_PERSON = ("这位同事", "this colleague")
NO_CALENDAR = Text("没有这个日历", "there is no such calendar")
UNSAID: Mapping[str, Any] = {"presence": "online", "cap": None, "shift": None, "skills": {}, "seniority": 0}
"""What holds for somebody of whom nothing was ever said."""


def set_presence(db: Database, actor: Actor, presence: str, now: int) -> None:
    """`actor` is online, busy, away or offline from now on; what waits is routed once they are there."""

    def work(conn: Connection) -> None:
        _keep(conn, actor.user or 0, {"presence": presence, "present_at": now})
        if presence == "online":
            enqueue(conn, [Job("route_waiting", {"user": actor.user}, now)], now)

    db.write(work)


def set_profile(db: Database, person: int, profile: Mapping[str, Any], actor: Actor, now: int) -> None:
    """Change what `profile` names: cap, shift (a calendar), skills, seniority. Raises NotFound, Invalid."""

    def work(conn: Connection) -> None:
        if conn.execute(_PERSON, {"person": person}).first() is None:
            raise NotFound(*NO_PERSON)
        shift = profile.get("shift")
        if shift is not None and shift not in live(db, conn).house.calendars:
            raise Invalid([Flaw("/shift", "unknown_calendar", NO_CALENDAR)])
        _keep(conn, person, profile)
        note(conn, actor, "profile", f"user/{person}", now, {"changed": sorted(profile)})
        enqueue(conn, [Job("route_waiting", {"user": person}, now)], now)

    db.write(work)


def _keep(conn: Connection, person: int, changes: Mapping[str, Any]) -> None:
    row = {**UNSAID, "turn": 0, **changes, "user": person}
    added = _INSERT[conn.dialect.name](agent).values(row)
    conn.execute(added.on_conflict_do_update(index_elements=["user"], set_=dict(changes)))


_INSERT: Mapping[str, Any] = {"sqlite": sqlite.insert, "postgresql": postgresql.insert}
_PERSON = select(user.c.id).where(user.c.id == bindparam("person"))
